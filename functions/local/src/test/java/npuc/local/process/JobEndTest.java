package npuc.local.process;

import static npuc.local.process.ProcessJobs.doing;
import static npuc.local.process.ProcessJobs.log;
import static npuc.local.process.ProcessJobs.until;
import static npuc.local.process.ProcessJobs.untilEnded;
import static npuc.local.process.ProcessJobs.untilRunning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.FreshJobs;
import npuc.job.JobName;
import npuc.job.JobSpec;
import npuc.memory.MutableClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Jobs end: by themselves, by being asked to, and with everything they started. */
final class JobEndTest {
  @AutoClose private ProcessJobs jobs;
  private ProcessJobRunner runner;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new ProcessJobs(folder);
    runner = jobs.resumedRunner();
  }

  @Test
  void aJobThatIsHaltedIsKilledWithAllThatItStarted() throws Exception {
    var clock = new MutableClock(Instant.now());
    ProcessJobRunner patient = jobs.runner(clock);
    JobSpec spec = doing("fork('')\nwait_for('never')");
    patient.submit(spec);
    jobs.untilThere("forked");
    halt(jobs.process(spec.name()));

    patient.delete(spec.name());
    assertTrue(patient.observe(spec.name()).isAlive());
    clock.advance(Duration.ofSeconds(11));
    patient.delete(spec.name());

    untilEnded(patient, spec.name());
    assertFalse(isAlive(jobs.read("forked")));
  }

  private static void halt(ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().waitFor();
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Whoever asked may have gone away since. */
  @Test
  void aJobThatIsAskedOnceAndDoesNotListenIsKilledInTheEnd() {
    JobName job = submit(doing("ignore_sigterm()\nprint('deaf', flush=True)\ntime.sleep(600)"));
    untilLogged(job, "deaf\n");

    runner.delete(job);

    untilEnded(runner, job);
    assertEquals(
        "The Job was ended by signal 9 and could not say why. Read its log, then retry the step.",
        failure(job).message());
  }

  @Test
  void theEndIsToldOnceItCanBeObserved() {
    JobName job = submit(doing("succeed()"));

    until(() -> jobs.ended.contains(job));
    assertInstanceOf(JobStatus.Succeeded.class, runner.observe(job));
  }

  @Test
  void aJobThatIsAskedToEndIsSeenToHaveEndedBySigterm() {
    JobName job = submit(doing("time.sleep(600)"));
    untilRunning(runner, job);
    runner.delete(job);
    untilEnded(runner, job);

    assertEquals(ReasonCode.TERMINATED, failure(job).code());
  }

  @Test
  void processesThatIgnoreSigtermInSessionsOfTheirOwnDieWithTheirJob() throws IOException {
    JobName job =
        submit(doing("fork('signal.signal(signal.SIGTERM, signal.SIG_IGN)')\ntime.sleep(600)"));
    jobs.untilThere("forked");
    String grandchild = jobs.read("forked");
    runner.delete(job);
    untilEnded(runner, job);

    assertFalse(isAlive(grandchild));
  }

  @Test
  void aWaitingJobIsRemovedAtOnceAndNeverRuns() {
    JobName first = submit(FreshJobs.requesting(doing("time.sleep(600)"), "2", "64Mi"));
    untilRunning(runner, first);
    JobName waiting = submit(doing("Path(VOLUME, 'started').touch()"));
    runner.delete(waiting);

    assertInstanceOf(JobStatus.Missing.class, runner.observe(waiting));
    assertFalse(Files.exists(jobs.folder(waiting).path()));
  }

  @Test
  void aJobThatIsRemovedWhileItsProcessStartsEitherNeverRunsOrIsEnded() {
    JobName job = submit(doing("time.sleep(600)"));
    until(
        () -> {
          runner.delete(job);
          return runner.observe(job) instanceof JobStatus.Missing;
        });
    until(() -> jobs.ended.contains(job));

    assertFalse(Files.exists(jobs.folder(job).path()));
  }

  @Test
  void theKilledJobIsToldAsItWasSeen() {
    JobName job = submit(doing("os.kill(os.getpid(), signal.SIGKILL)"));
    untilEnded(runner, job);

    assertEquals(
        "The Job was ended by signal 9 and could not say why. Read its log, then retry the step.",
        failure(job).message());
  }

  @Test
  void aResultThatIsNoTextProvesNothing() {
    JobName job = submit(doing("RESULT.write_bytes(bytes([0xff, 0xfe, 0]))"));
    untilEnded(runner, job);

    assertEquals(ReasonCode.RESULT_MISSING, failure(job).code());
  }

  @Test
  void progressIsThatOfTheLastWholeLine() {
    JobName job =
        submit(
            doing(
                "print('npuc: progress 1/3\\nnpuc: progress 2/3\\nnpuc: progress 3/', end='',"
                    + " flush=True)\ntime.sleep(600)"));
    untilLogged(job, "progress 3/");

    var running = assertInstanceOf(JobStatus.Running.class, runner.observe(job));
    assertEquals(2, running.progress().orElseThrow().done());
  }

  private JobName submit(JobSpec spec) {
    runner.submit(spec);
    return spec.name();
  }

  private Reason failure(JobName job) {
    return assertInstanceOf(JobStatus.Failed.class, runner.observe(job)).reason();
  }

  private void untilLogged(JobName job, String end) {
    untilRunning(runner, job);
    until(
        () -> {
          try {
            return log(runner, job).endsWith(end);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }
}
