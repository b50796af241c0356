package npuc.local.process;

import static npuc.local.process.ProcessJobs.doing;
import static npuc.local.process.ProcessJobs.until;
import static npuc.local.process.ProcessJobs.untilRunning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import npuc.compilation.JobStatus;
import npuc.compilation.StepName;
import npuc.job.FreshJobs;
import npuc.job.JobName;
import npuc.job.JobSpec;
import npuc.memory.MutableClock;
import npuc.platform.Resources;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who goes first on a machine of 2 cores, when each Job wants both. */
final class JobOrderTest {
  @AutoClose private ProcessJobs jobs;
  private ProcessJobRunner runner;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new ProcessJobs(folder);
    runner = jobs.resumedRunner();
  }

  /** Of 500 at once the first was registered after all were compiled. */
  @Test
  void aVerificationDoesNotWaitBehindTheCompilesOfOthers() {
    JobSpec first = submitted();
    untilRunning(runner, first.name());
    List<JobSpec> others = created(3);
    others.forEach(runner::submit);

    end(first);
    until(() -> jobs.ended.contains(first.name()));
    others.forEach(other -> assertWaits(other.name()));
    runner.delete(first.name());
    others.forEach(other -> assertWaits(other.name()));

    JobSpec verification = FreshJobs.verificationOf(first);
    runner.submit(verification);
    untilRunning(runner, verification.name());
    end(verification);
    untilRunning(runner, others.getFirst().name());
    assertWaits(others.getLast().name());
  }

  @Test
  void jobsStartInTheOrderInWhichTheirCompilationsWereCreated() {
    JobSpec running = submitted();
    untilRunning(runner, running.name());
    List<JobSpec> created = created(2);
    created.reversed().forEach(runner::submit);

    fail(running);
    untilRunning(runner, created.getFirst().name());
    assertWaits(created.getLast().name());
  }

  @Test
  void whenNoVerificationComesTheNextCompileIsNotHeldUpForEver() {
    var clock = new MutableClock(Clock.systemUTC().instant());
    runner = jobs.runner(clock);
    runner.resume(jobs.ended::add, JobOwner.OF_ALL);
    JobSpec first = submitted();
    untilRunning(runner, first.name());
    JobSpec next = submitted();
    end(first);
    until(() -> jobs.ended.contains(first.name()));
    assertWaits(next.name());

    clock.advance(Handovers.LONGEST);
    runner.submit(next);

    untilRunning(runner, next.name());
  }

  @Test
  void aRetryGoesBehindThoseThatWaitedBeforeIt() {
    Instant now = Clock.systemUTC().instant();
    JobName created = job().name();
    JobName retried = JobName.of(job().name().compilation(), StepName.COMPILE, 2);
    var retry =
        new Place(retried, StepName.COMPILE, now.plusSeconds(60), Resources.of("1", "64Mi"));
    var first = new Place(created, StepName.COMPILE, now.plusSeconds(1), Resources.of("1", "64Mi"));
    var verification = new Place(retried, StepName.VERIFY, now.plusSeconds(99), first.resources());

    assertEquals(
        List.of(verification, first, retry),
        Stream.of(retry, first, verification).sorted(Place.ORDER).toList());
  }

  private static JobSpec job() {
    return FreshJobs.requesting(doing("obey()"), "2", "64Mi");
  }

  /** The oldest first: ids sort by time of creation. */
  private static List<JobSpec> created(int count) {
    return Stream.generate(JobOrderTest::job)
        .limit(count)
        .sorted(Comparator.comparing(job -> job.name().value()))
        .toList();
  }

  private JobSpec submitted() {
    JobSpec spec = job();
    runner.submit(spec);
    return spec;
  }

  private void end(JobSpec job) {
    jobs.write(job.name().value(), "succeed()");
  }

  private void fail(JobSpec job) {
    jobs.write(job.name().value(), "sys.exit(1)");
  }

  private void assertWaits(JobName job) {
    assertInstanceOf(JobStatus.Waiting.class, runner.observe(job));
  }
}
