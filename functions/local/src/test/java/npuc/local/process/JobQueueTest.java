package npuc.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import npuc.compilation.StepName;
import npuc.id.CompilationSetId;
import npuc.id.TestIds;
import npuc.job.JobName;
import npuc.memory.MutableClock;
import npuc.platform.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of Jobs on a machine of 4 cores, without processes. */
final class JobQueueTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final MutableClock clock = new MutableClock(START);
  private JobQueue queue;
  private final Queue<JobName> running = new ArrayDeque<>();
  private final List<JobName> started = new ArrayList<>();
  private int created;

  @BeforeEach
  void open(@TempDir Path folders) {
    queue = new JobQueue(folders, new Capacity(new BigDecimal(4), BigDecimal.TWO.pow(40)), clock);
  }

  /** However many small ones come after it, and though there is room for them all the time. */
  @Test
  void aLargeJobIsPassedByNoneThatWasCreatedAfterIt() {
    List<JobName> before = List.of(add("1"), add("1"), add("1"));
    startAll();
    JobName large = add("4");
    for (int i = 0; i < 100; i++) {
      add("1");
      startAll();
    }
    assertEquals(before, started);

    before.forEach(this::end);

    assertEquals(large, started.get(before.size()));
    assertEquals(before.size() + 1, started.size(), "it has the machine for itself");
  }

  /** Each has compiled what was created before it: they are few, and come to an end. */
  @Test
  void verificationsThatGoBeforeALargeJobAreThoseOfEarlierCompilesOnly() {
    List<JobName> before = List.of(add("2"), add("2"));
    startAll();
    JobName large = add("4");
    add("1");

    for (JobName compile : before) {
      JobName verification = add(compile, StepName.VERIFY, "1");
      end(compile);
      assertTrue(started.contains(verification));
      end(verification);
    }

    assertEquals(large, started.getLast());
  }

  @Test
  void allAreStartedInTheEnd() {
    for (int i = 0; i < 40; i++) {
      add(String.valueOf(1 + i * 7 % 4));
    }
    startAll();
    while (!running.isEmpty()) {
      end(running.element());
    }

    assertEquals(40, started.size());
    assertEquals(started.stream().sorted(this::byCreation).toList(), started);
  }

  /** Each takes the whole machine: so they run one after the other. */
  @Test
  void whoComesAfterASetWaitsForOneOfItNotForAll() {
    List<JobName> set = addSet(4, 4);
    startAll();
    JobName second = add("4");
    JobName third = add("4");

    while (!running.isEmpty()) {
      clock.advance(Duration.ofMinutes(1));
      end(running.element());
    }

    assertEquals(List.of(set.get(0), set.get(1), second, third, set.get(2), set.get(3)), started);
  }

  @Test
  void aSetIsNotPassedByAllWhoComeLater() {
    List<JobName> set = addSet(3, 4);
    startAll();
    for (int i = 0; i < 9; i++) {
      add("4");
      clock.advance(Duration.ofMinutes(1));
      end(running.element());
    }

    assertTrue(started.containsAll(set), started::toString);
    assertEquals(2, started.indexOf(set.get(2)) - started.indexOf(set.get(1)), started::toString);
  }

  @Test
  void twoSetsTakeTurns() {
    List<JobName> one = addSet(3, 4);
    List<JobName> other = addSet(3, 4);
    startAll();
    while (!running.isEmpty()) {
      clock.advance(Duration.ofMinutes(1));
      end(running.element());
    }

    assertEquals(
        List.of(one.get(0), one.get(1), other.get(0), one.get(2), other.get(1), other.get(2)),
        started);
  }

  @Test
  void theNextOfASetTakesOverWhereOneStoodThatIsNotAskedForAnyMore() {
    add("4");
    startAll();
    List<JobName> set = addSet(3, 4);
    JobName later = add("4");
    clock.advance(Duration.ofHours(1));

    queue.release(set.get(0));
    queue.release(set.get(1));
    end(running.element());
    end(running.element());

    assertEquals(List.of(set.get(2), later), started.subList(1, 3));
    assertEquals(0, queue.waiting());
  }

  @Test
  void aSetOnAMachineThatHasRoomStartsAtOnce() {
    addSet(4, 1);
    startAll();

    assertEquals(4, started.size());
  }

  private List<JobName> addSet(int of, int cpu) {
    clock.advance(Duration.ofSeconds(1));
    var set = CompilationSetId.of(TestIds.ulid(++created));
    return IntStream.rangeClosed(1, of)
        .mapToObj(place -> JobName.of(set.member(place), StepName.COMPILE, 1))
        .map(job -> add(job, StepName.COMPILE, String.valueOf(cpu)))
        .toList();
  }

  private int byCreation(JobName left, JobName right) {
    return left.compilation().ulid().compareTo(right.compilation().ulid());
  }

  private JobName add(String cpu) {
    clock.advance(Duration.ofSeconds(1));
    return add(
        JobName.of(TestIds.compilation(++created), StepName.COMPILE, 1), StepName.COMPILE, cpu);
  }

  private JobName add(JobName of, StepName step, String cpu) {
    JobName job = JobName.of(of.compilation(), step, 1);
    queue.add(new Place(job, step, clock.instant(), Resources.of(cpu, "64Mi")));
    return job;
  }

  private void end(JobName job) {
    running.remove(job);
    queue.release(job);
    startAll();
  }

  private void startAll() {
    for (Optional<JobFolder> next = queue.startNext(place -> true);
        next.isPresent();
        next = queue.startNext(place -> true)) {
      running.add(next.get().job());
      started.add(next.get().job());
    }
  }
}
