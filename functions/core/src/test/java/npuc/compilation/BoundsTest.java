package npuc.compilation;

import static npuc.compilation.Compilations.at;
import static npuc.compilation.Compilations.next;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps a compilation small enough to be stored, and its times in order. */
class BoundsTest {

  @Test
  void aThousandFilesAreKeptAndAllAreCounted() {
    var files =
        IntStream.range(0, 1_001)
            .mapToObj(n -> new OutputFile("file-" + n, 1, "c".repeat(64)))
            .toList();

    var output = new StepOutput("sha256:x", files, 1_001, 1_001);

    assertEquals(files.subList(0, 1_000), output.files());
    assertEquals(1_001, output.fileCount());
  }

  @Test
  void historyKeepsItsFirstEntryAndTheNewestOnes() {
    var full = Compilations.registrationFailed();
    var old = Collections.nCopies(199, full.history().get(1));
    Compilation before = withHistory(full, full.history().getFirst(), old);

    Compilation after =
        next(RetryTransitions.retryRegistration(before, Compilations.OTHER, at(300)));

    assertEquals(200, after.history().size());
    assertEquals(before.history().getFirst(), after.history().getFirst());
    assertEquals(at(300), after.history().getLast().at());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clocksThatGoBack")
  void noDurationIsNegativeWhenAClockGoesBack(String name, Compilation ended, StepName step) {
    Attempt attempt = ended.step(step).lastAttempt().orElseThrow();

    Instant start = attempt.startedAt().orElseThrow();
    assertFalse(attempt.endedAt().orElseThrow().isBefore(start), name);
    assertTrue(ended.phase() != Phase.RUNNING || ended.openStep().isPresent());
  }

  static Stream<Arguments> clocksThatGoBack() {
    Compilation running = Compilations.compileRunning();
    var early = new JobStatus.Succeeded(at(20), at(15), Compilations.output());
    return Stream.of(
        arguments(
            "compiled", next(AttemptTransitions.compiled(running, early, at(1))), StepName.COMPILE),
        arguments(
            "failed",
            next(
                AttemptTransitions.failed(
                    running,
                    StepName.COMPILE,
                    new JobStatus.Failed(Optional.empty(), at(5), Compilations.BROKEN),
                    at(1))),
            StepName.COMPILE),
        arguments(
            "failed, first seen at its end",
            next(
                AttemptTransitions.failed(
                    Compilations.compileSubmitted(),
                    StepName.COMPILE,
                    new JobStatus.Failed(Optional.of(at(9)), at(5), Compilations.BROKEN),
                    at(1))),
            StepName.COMPILE),
        arguments(
            "stopped",
            next(StopTransitions.stopped(Compilations.stopping(), at(3))),
            StepName.COMPILE));
  }

  @Test
  void updatedAtNeverGoesBack() {
    Compilation running = Compilations.compileRunning();

    Compilation after = next(StopTransitions.request(running, Compilations.OTHER, at(-100)));

    assertEquals(running.updatedAt(), after.updatedAt());
    assertEquals(running.updatedAt(), after.history().getLast().at());
  }

  private static Compilation withHistory(
      Compilation full, HistoryEntry first, List<HistoryEntry> rest) {
    var history = Stream.concat(Stream.of(first), rest.stream()).toList();
    return new Compilation(
        full.id(),
        full.revision(),
        full.modelId(),
        full.versionId(),
        full.spec(),
        full.warnings(),
        full.notes(),
        full.phase(),
        full.reason(),
        full.generation(),
        full.stopRequested(),
        full.compile(),
        full.verify(),
        full.publishedUri(),
        full.registration(),
        history,
        full.createdAt(),
        full.createdBy(),
        full.updatedAt(),
        full.description(),
        full.set());
  }
}
