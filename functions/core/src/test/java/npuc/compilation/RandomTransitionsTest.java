package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import npuc.id.TestIds;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever happens in whatever order, a compilation stays consistent and small. */
class RandomTransitionsTest {
  private static final int SEQUENCES = 2_000;
  private static final int STEPS = 120;
  private static final long SEED = 20261125;
  private static final int MAX_BYTES = 300_000;
  private static final Reason LONG = new Reason(ReasonCode.COMPILER_FAILED, "\"".repeat(1_024));

  private final Random random = new Random(SEED);
  private final Set<Phase> seen = EnumSet.noneOf(Phase.class);

  @Test
  void everySequenceKeepsTheInvariants() {
    int largest = 0;
    for (int sequence = 0; sequence < SEQUENCES; sequence++) {
      Compilation last = play("seed " + SEED + ", sequence " + sequence);
      largest = Math.max(largest, JsonMapper.shared().writeValueAsBytes(last).length);
    }

    assertEquals(EnumSet.allOf(Phase.class), seen, "the sequences must reach every phase");
    assertTrue(largest < MAX_BYTES, "largest is " + largest);
  }

  private Compilation play(String name) {
    Compilation now = Compilations.pending();
    for (int step = 0; step < STEPS; step++) {
      if (decide(now) instanceof Decision.Changed(Compilation next)) {
        check(now, next, name + ", step " + step);
        now = next;
      }
      seen.add(now.phase());
    }
    return now;
  }

  private Decision decide(Compilation now) {
    StepName step = random.nextBoolean() ? StepName.COMPILE : StepName.VERIFY;
    Instant time = now.updatedAt().plusSeconds(random.nextInt(-30, 60));
    return switch (random.nextInt(40)) {
      case 0 -> StopTransitions.request(now, Compilations.OTHER, time);
      case 1, 2 -> StopTransitions.stopped(now, time);
      case 3 -> RegistrationTransitions.registered(now, TestIds.artifact(9), time);
      case 4, 5, 6, 7 -> RegistrationTransitions.failed(now, LONG, time);
      case 8, 9, 10, 11, 12, 13 -> RetryTransitions.retry(now, step, Compilations.OTHER, time);
      case 14, 15 -> RetryTransitions.retryRegistration(now, Compilations.OTHER, time);
      case 16 -> compiledOrPublished(now, step, time);
      case 17, 18, 19 -> AttemptTransitions.waiting(now, step, Optional.of(LONG), time);
      case 20, 21, 22, 23, 24, 25, 26 -> failed(now, step, time);
      case 27, 28, 29, 30, 31, 32 -> running(now, step, time);
      default -> AttemptTransitions.submitting(now, step, time);
    };
  }

  private Decision compiledOrPublished(Compilation now, StepName step, Instant time) {
    var proof = new JobStatus.Succeeded(time.plusSeconds(5), time, Compilations.output());
    return switch (step) {
      case COMPILE -> AttemptTransitions.compiled(now, proof, time);
      case VERIFY -> AttemptTransitions.published(now, proof, OutputPaths.published(now), time);
    };
  }

  private Decision failed(Compilation now, StepName step, Instant time) {
    Optional<Instant> since = Optional.of(time.plusSeconds(3)).filter(at -> random.nextBoolean());
    return AttemptTransitions.failed(now, step, new JobStatus.Failed(since, time, LONG), time);
  }

  private Decision running(Compilation now, StepName step, Instant time) {
    var progress = Optional.of(Progress.compiling(random.nextInt(10), 10));
    return AttemptTransitions.running(
        now, step, new JobStatus.Running(time, progress, random.nextInt(3)), time);
  }

  private static void check(Compilation before, Compilation after, String name) {
    assertEquals(before.revision() + 1, after.revision(), name);
    assertFalse(after.updatedAt().isBefore(before.updatedAt()), name);
    assertTrue(after.generation() - before.generation() <= 1, name);
    assertTrue(after.generation() >= before.generation(), name);
    List<Attempt> attempts = attempts(after);
    long open = attempts.stream().filter(attempt -> attempt.phase().isOpen()).count();
    assertEquals(after.phase().isUnderWay() ? 1 : 0, open, name + " is " + after.phase());
    assertEquals(open == 1, after.openStep().isPresent(), name);
    attempts.forEach(attempt -> check(attempt, name));
    boolean runs =
        attempts.stream()
            .anyMatch(attempt -> attempt.phase().isOpen() && attempt.submittedAt().isPresent());
    assertTrue(after.phase() != Phase.STOPPING || runs, name + " has nothing left to stop");
    assertTrue(after.compile().attempts().size() <= Step.MAX_ATTEMPTS, name);
    assertTrue(after.verify().attempts().size() <= Step.MAX_ATTEMPTS, name);
    assertEquals(after.publishedUri().isPresent(), isPublished(after.phase()), name);
    checkHistory(before, after, name);
  }

  private static void check(Attempt attempt, String name) {
    assertEquals(attempt.phase().isOpen(), attempt.endedAt().isEmpty(), name);
    assertEquals(attempt.phase() == StepPhase.SUCCEEDED, attempt.output().isPresent(), name);
    attempt
        .startedAt()
        .flatMap(start -> attempt.endedAt().map(end -> !end.isBefore(start)))
        .ifPresent(ordered -> assertTrue(ordered, name));
  }

  private static void checkHistory(Compilation before, Compilation after, String name) {
    assertTrue(after.history().size() <= 200, name);
    assertEquals(before.history().getFirst(), after.history().getFirst(), name);
    assertLast(after, "compilation", after.phase().word(), name);
    Stream.of(after.compile(), after.verify())
        .forEach(step -> assertLast(after, step.name().word(), step.phase().word(), name));
    assertLast(after, "registration", after.registration().state().word(), name);
  }

  /** The newest entry about a subject tells how it stands; without an entry it is untouched. */
  private static void assertLast(Compilation after, String subject, String phase, String name) {
    String told =
        after.history().reversed().stream()
            .filter(entry -> entry.subject().equals(subject))
            .findFirst()
            .map(HistoryEntry::to)
            .orElse("Pending");
    assertEquals(phase, told, name + ", " + subject);
  }

  private static boolean isPublished(Phase phase) {
    return phase == Phase.SUCCEEDED || phase == Phase.REGISTERED;
  }

  private static List<Attempt> attempts(Compilation compilation) {
    return Stream.of(compilation.compile(), compilation.verify())
        .flatMap(step -> step.attempts().stream())
        .toList();
  }
}
