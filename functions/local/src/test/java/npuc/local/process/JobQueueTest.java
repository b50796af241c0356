package npuc.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import npuc.compilation.StepName;
import npuc.id.TestIds;
import npuc.job.JobName;
import npuc.platform.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of Jobs on a machine of 4 cores, without processes. */
final class JobQueueTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private JobQueue queue;
  private final Queue<JobName> running = new ArrayDeque<>();
  private final List<JobName> started = new ArrayList<>();
  private int created;

  @BeforeEach
  void open(@TempDir Path folders) {
    queue = new JobQueue(folders, new Capacity(new BigDecimal(4), BigDecimal.TWO.pow(40)));
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

  private int byCreation(JobName left, JobName right) {
    return left.compilation().ulid().compareTo(right.compilation().ulid());
  }

  private JobName add(String cpu) {
    return add(
        JobName.of(TestIds.compilation(++created), StepName.COMPILE, 1), StepName.COMPILE, cpu);
  }

  private JobName add(JobName of, StepName step, String cpu) {
    JobName job = JobName.of(of.compilation(), step, 1);
    queue.add(new Place(job, step, START.plusSeconds(created), Resources.of(cpu, "64Mi")));
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
