package npuc.local.process;

import static npuc.local.process.ProcessJobs.doing;
import static npuc.local.process.ProcessJobs.until;
import static npuc.local.process.ProcessJobs.untilEnded;
import static npuc.local.process.ProcessJobs.untilRunning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import npuc.compilation.CauseCode;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.FreshJobs;
import npuc.job.JobName;
import npuc.job.JobSpec;
import npuc.refusal.Wording;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may run at the same time on a machine of 2 cores and 4 GiB. */
final class JobCapacityTest {
  @AutoClose private ProcessJobs jobs;
  private ProcessJobRunner runner;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new ProcessJobs(folder);
    runner = jobs.resumedRunner();
  }

  @Test
  void aJobThatCanNeverRunSaysWhatTheMachineHas() {
    JobName job = submit("64", "64Mi");

    assertEquals(
        Reason.of(
            ReasonCode.UNSCHEDULABLE,
            CauseCode.MORE_THAN_THE_MACHINE,
            Wording.of("More than this machine has: requested {asked} {what}, {has} available")
                .with("asked", "64")
                .with("what", "cpu")
                .with("has", "2")),
        reason(job));
  }

  @Test
  void aJobThatMustWaitSaysWhatIsFree() {
    running("500m", "1536Mi");
    JobName cpu = submit("2", "64Mi");
    assertEquals("The next to start: requested 2 cpu, 1.5 available", reason(cpu).message());
    runner.delete(cpu);

    JobName memory = submit("1", "3Gi");
    assertEquals(
        "The next to start: requested 3Gi memory, 2.5Gi available", reason(memory).message());
  }

  @Test
  void whenAJobEndsTheNextOneStarts() {
    JobName first = running("2", "64Mi");
    JobName second = submit("2", "64Mi");
    assertEquals("The next to start: requested 2 cpu, 0 available", reason(second).message());

    end(first);
    untilRunning(runner, second);
  }

  @Test
  void aLargeJobIsNotOvertakenBySmallOnes() {
    JobName first = running("1500m", "64Mi");
    JobName large = submit("2", "64Mi");
    JobName small = submit("500m", "64Mi");
    assertEquals("The next to start: requested 2 cpu, 0.5 available", reason(large).message());
    assertEquals(ReasonCode.QUEUED, reason(large).code());
    assertEquals(
        Reason.of(
            ReasonCode.QUEUED,
            CauseCode.JOBS_BEFORE,
            Wording.of("Jobs that go before it: {count}").with("count", 1)),
        reason(small));

    end(first);
    untilRunning(runner, large);
    assertInstanceOf(JobStatus.Waiting.class, runner.observe(small));
    end(large);
    untilRunning(runner, small);
  }

  @Test
  void aJobThatCanNeverRunHoldsUpNobody() {
    submit("64", "64Mi");

    running("2", "64Mi");
  }

  @Test
  void aJobWhoseProcessEndsBeforeItBeginsHasFailedAndHoldsUpNobody() throws IOException {
    JobName first = running("2", "64Mi");
    JobName broken = submit("2", "64Mi");
    Files.createDirectory(jobs.folder(broken).log());
    JobName next = submit("2", "64Mi");

    end(first);

    untilRunning(runner, next);
    assertTrue(failure(broken).message().contains("ended before it began"));
  }

  @Test
  void aJobThatCanNotBeStartedSaysWhyAndHoldsUpNobody() {
    JobSpec spec = FreshJobs.requesting(doing("succeed()"), "2", "64Mi");
    runner.submit(FreshJobs.withSecretOfAnotherBox(spec, "HF_TOKEN"));

    running("2", "64Mi");
    assertTrue(failure(spec.name()).message().contains("can't be started"));
  }

  private Reason failure(JobName job) {
    var failed = assertInstanceOf(JobStatus.Failed.class, runner.observe(job));
    assertEquals(ReasonCode.CONTAINER_CONFIG, failed.reason().code());
    return failed.reason();
  }

  @Test
  void aRemovedJobMakesRoomForTheNext() {
    running("1", "64Mi");
    JobName large = submit("2", "64Mi");
    JobName small = submit("1", "64Mi");
    runner.delete(large);

    untilRunning(runner, small);
  }

  @Test
  void aLaterServiceKnowsWhatIsHeldAndInWhichOrderJobsWait() {
    JobName first = running("2", "64Mi");
    JobName second = submit("2", "64Mi");
    JobName third = submit("1", "64Mi");

    runner = jobs.resumedRunner();
    assertEquals("The next to start: requested 2 cpu, 0 available", reason(second).message());
    end(first);
    untilRunning(runner, second);
    assertInstanceOf(JobStatus.Waiting.class, runner.observe(third));
  }

  /** A Job was once counted nowhere while its process took it. */
  @RepeatedTest(5)
  void noMoreIsRunningAtOnceThanTheMachineHas() {
    var submitted = Stream.generate(() -> submit("1", "64Mi")).limit(6).toList();
    submitted.forEach(this::end);
    submitted.forEach(job -> untilEnded(runner, job));
    until(() -> jobs.ended.containsAll(submitted));

    for (JobName job : submitted) {
      Instant start = exit(job).startedAt();
      long others =
          submitted.stream()
              .map(this::exit)
              .filter(other -> other.startedAt().isBefore(start) && other.endedAt().isAfter(start))
              .count();
      assertTrue(others <= 1, job + " ran beside " + others);
    }
  }

  private JobName submit(String cpu, String memory) {
    var spec =
        FreshJobs.requesting(doing("wait_for(RESULT.parent.name)\nsys.exit(1)"), cpu, memory);
    runner.submit(spec);
    return spec.name();
  }

  private JobName running(String cpu, String memory) {
    JobName job = submit(cpu, memory);
    untilRunning(runner, job);
    return job;
  }

  private void end(JobName job) {
    jobs.write(job.value(), "");
  }

  private JobFolder.Exit exit(JobName job) {
    return jobs.folder(job).exit().orElseThrow();
  }

  private Reason reason(JobName job) {
    return assertInstanceOf(JobStatus.Waiting.class, runner.observe(job)).reason().orElseThrow();
  }
}
