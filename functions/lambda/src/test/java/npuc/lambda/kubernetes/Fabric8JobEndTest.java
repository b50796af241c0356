package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.TestNamespace.doing;
import static npuc.lambda.kubernetes.TestNamespace.untilEnded;
import static npuc.lambda.kubernetes.TestNamespace.untilRunning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import npuc.Eventually;
import npuc.compilation.JobStatus;
import npuc.compilation.ReasonCode;
import npuc.job.FreshJobs;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How Jobs end on a real cluster. */
@OnCluster
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Fabric8JobEndTest {
  private static final String SLEEP = "time.sleep(600)";

  @AutoClose private TestNamespace namespace;
  private JobRunner runner;

  @BeforeAll
  void open() {
    namespace = TestNamespace.withVolume(TestCluster.get());
    runner = namespace.runner();
  }

  @Test
  void theJobProgramItselfRunsAsARestrictedPod() {
    var environment = Map.of("PATH", "/usr/bin:/bin", "PYTHONPATH", TestImage.JOBS.toString());
    JobStatus.Failed ended = failure(FreshJobs.withEnvironment(environment));

    assertEquals(ReasonCode.INVALID_MODEL, ended.reason().code());
  }

  @Test
  void theReasonThatTheJobProgramLeavesIsTheReason() {
    JobStatus.Failed ended =
        failure(
            doing(
                """
                error = {"code": "DiskFull", "message": "Free some space."}
                RESULT.write_text(json.dumps({"error": error}))
                sys.exit(4)
                """));

    assertEquals(ReasonCode.DISK_FULL, ended.reason().code());
    assertEquals("Free some space.", ended.reason().message());
  }

  @Test
  void aResultThatIsCutOffProvesNothing() {
    JobStatus.Failed ended = failure(doing("succeed('sha256:' + 'a' * 5000)"));

    assertEquals(ReasonCode.RESULT_MISSING, ended.reason().code());
  }

  @Test
  void whoeverNeedsMoreMemoryThanItsLimitIsToldTheLimit() {
    JobStatus.Failed ended = failure(doing("x = bytearray(200 << 20)\ntime.sleep(600)"));

    assertEquals(ReasonCode.OUT_OF_MEMORY, ended.reason().code());
    assertTrue(ended.reason().message().contains("limit of 64Mi"), ended.reason().message());
  }

  @Test
  void beingKilledIsNotTakenForLackOfMemory() {
    JobStatus.Failed ended = failure(doing("os.kill(os.getpid(), signal.SIGKILL)"));

    assertEquals(ReasonCode.INTERNAL, ended.reason().code());
    assertTrue(ended.reason().message().contains("signal 9"), ended.reason().message());
  }

  @Test
  void anEvictedPodIsReplacedAndTheJobGoesOn() {
    JobSpec spec = doing("wait_for('go')\nsucceed()");
    runner.submit(spec);
    untilRunning(runner, spec.name());
    namespace.evict(spec.name());

    Eventually.see(
        "another pod to run",
        () -> runner.observe(spec.name()),
        status -> status instanceof JobStatus.Running running && running.infraRestarts() == 1);
    namespace.volume.write(TestVolume.staging(spec.name()) + "go", "");
    assertInstanceOf(JobStatus.Succeeded.class, untilEnded(runner, spec.name()));
  }

  @Test
  void whatAJobFinishesWhenItIsAskedToEndIsSeen() {
    JobSpec spec =
        doing("on_sigterm(lambda: succeed('sha256:late'))\nprint('begun', flush=True)\n" + SLEEP);
    runner.submit(spec);
    untilBegun(spec);
    runner.delete(spec.name());
    runner.delete(spec.name());

    var ended = assertInstanceOf(JobStatus.Succeeded.class, untilEnded(runner, spec.name()));
    assertEquals("sha256:late", ended.output().manifestDigest());
  }

  @Test
  void aJobThatGivesUpWhenItIsAskedToEndSaysSo() {
    JobSpec spec = doing("on_sigterm(lambda: sys.exit(143))\nprint('begun', flush=True)\n" + SLEEP);
    runner.submit(spec);
    untilBegun(spec);
    runner.delete(spec.name());

    var ended = assertInstanceOf(JobStatus.Failed.class, untilEnded(runner, spec.name()));
    assertEquals(ReasonCode.TERMINATED, ended.reason().code());
    assertEquals("begun\n", TestNamespace.log(runner, spec.name()));
  }

  /** The cluster says that it runs, and its program hears SIGTERM: either may come first. */
  private void untilBegun(JobSpec spec) {
    untilRunning(runner, spec.name());
    Eventually.until("its log", () -> TestNamespace.log(runner, spec.name()).equals("begun\n"));
  }

  @Test
  void theClusterEndsWhatNobodyEnds() {
    JobSpec spec = doing("time.sleep(600)");
    runner.submit(spec);
    untilRunning(runner, spec.name());
    namespace.patch(spec.name(), "{\"spec\":{\"activeDeadlineSeconds\":1}}");

    var ended = assertInstanceOf(JobStatus.Failed.class, untilEnded(runner, spec.name()));
    assertEquals(ReasonCode.TIMED_OUT, ended.reason().code());
  }

  @Test
  void theClusterRemovesWhatNobodyRemoves() {
    JobSpec spec = doing("succeed()");
    JobRunner hasty =
        namespace.runner(TestSettings.keeping(TestSettings.in(namespace.name), Duration.ZERO));
    hasty.submit(spec);

    Eventually.see(
        "its removal", () -> hasty.observe(spec.name()), new JobStatus.Missing()::equals);
    Eventually.until("its pods to go too", () -> namespace.pods(spec.name()).isEmpty());
  }

  @Test
  void whoDeletesAJobDeletesItsPods() {
    JobSpec spec = doing("sys.exit(3)");
    runner.submit(spec);
    untilEnded(runner, spec.name());
    runner.delete(spec.name());

    Eventually.until("its pods to go", () -> namespace.pods(spec.name()).isEmpty());
  }

  @Test
  void progressIsWhatTheJobProgramPrintedLast() {
    String code = "print('npuc: progress 1/7\\nnpuc: progress 2/7', flush=True)\ntime.sleep(600)";
    JobSpec spec = FreshJobs.inEnvironment(doing(code), TestNamespace.environment(code));
    runner.submit(spec);

    Eventually.see(
        "progress",
        () -> runner.observe(spec.name()),
        status ->
            status instanceof JobStatus.Running running
                && running
                    .progress()
                    .filter(npuc.compilation.Progress.compiling(2, 7)::equals)
                    .isPresent());
    runner.delete(spec.name());
  }

  private JobStatus.Failed failure(JobSpec spec) {
    runner.submit(spec);
    return assertInstanceOf(JobStatus.Failed.class, untilEnded(runner, spec.name()));
  }
}
