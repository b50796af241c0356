package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import npuc.compilation.CauseCode;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.FreshJobs;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import npuc.job.JobSpecs;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What refusals of the API become. */
final class Fabric8ErrorsTest {
  private static final JobSpec SPEC = JobSpecs.compile(Compilations.compileSubmitted());
  private static final String JOBS = "/apis/batch/v1/namespaces/npuc/jobs";
  private static final String SECRETS = "/api/v1/namespaces/npuc/secrets";
  private static final String VALUE = "hf_0123456789abcdef";

  @AutoClose private final MockCluster cluster = new MockCluster();
  private final JobRunner runner = cluster.runner();

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void whatMayPassIsTriedAgain(int code) {
    cluster.refuse(JOBS, code, "later");

    assertThrows(RetryableException.class, () -> runner.submit(SPEC));
  }

  @Test
  void aClusterThatDoesNotAnswerIsTriedAgain() {
    cluster.goDown();

    assertThrows(RetryableException.class, () -> runner.observe(SPEC.name()));
  }

  @Test
  void aJobOnANodeThatDoesNotAnswerIsStillKnown() {
    runner.submit(SPEC);
    cluster.run(SPEC.name());
    cluster.fail(
        "/api/v1/namespaces/npuc/pods/job-a/log?container=job&tailLines=500" + "&limitBytes=262144",
        500,
        "dial tcp 10.0.0.7:10250: connect: connection refused");

    var running = assertInstanceOf(JobStatus.Running.class, runner.observe(SPEC.name()));
    assertEquals(Optional.empty(), running.progress());
  }

  @Test
  void aQuotaOfJobsThatIsUsedUpIsWaitedFor() {
    String said =
        "exceeded quota: npuc, requested: count/jobs.batch=1, used: count/jobs.batch=500,"
            + " limited: count/jobs.batch=500";
    cluster.refuse(JOBS, 403, "jobs.batch \"x\" is forbidden: " + said);

    var queued =
        Reason.quoting(
            ReasonCode.QUEUED,
            CauseCode.QUOTA_USED_UP,
            "The namespace has no room for it now: {said}",
            said);
    assertEquals(new JobRunner.Submission.NoRoom(queued), runner.submit(SPEC));
    assertEquals(JobRunner.Submission.SUBMITTED, runner.submit(SPEC));
  }

  /** It was once taken for a missing right, as its text is not told. */
  @Test
  void aQuotaOfSecretsThatIsUsedUpIsWaitedForAndTellsNoSecret() {
    cluster.refuse(SECRETS, 403, VALUE + ": exceeded quota: npuc");
    JobSpec spec = FreshJobs.withSecret(SPEC, "HF_TOKEN", VALUE);

    var room = assertInstanceOf(JobRunner.Submission.NoRoom.class, runner.submit(spec));
    assertFalse(room.reason().message().contains(VALUE), room.reason()::message);
    assertEquals(JobRunner.Submission.SUBMITTED, runner.submit(spec));
  }

  @ParameterizedTest
  @CsvSource({
    "401, EKS access entry",
    "403, deploy/k8s/base/rbac.yaml",
    "404, deploy/k8s/base/namespace.yaml",
    "413, not valid",
    "422, not valid"
  })
  void whatWillNotPassSaysWhatToRepair(int code, String advice) {
    cluster.refuse(JOBS, code, "the API says why");

    var refusal = assertThrows(ClusterRefusedException.class, () -> runner.submit(SPEC));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(advice), message);
    assertTrue(message.contains("the API says why"), message);
  }

  @Test
  void noSecretIsToldThatTheApiQuotes() {
    cluster.refuse(SECRETS, 422, "Invalid value: \"" + VALUE + "\"");
    JobSpec spec = FreshJobs.withSecret(SPEC, "HF_TOKEN", VALUE);

    var refusal = assertThrows(ClusterRefusedException.class, () -> runner.submit(spec));
    var trace = new StringWriter();
    refusal.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains(VALUE), trace.toString());
    assertTrue(trace.toString().contains("HTTP 422"), trace.toString());
  }

  @Test
  void aJobThatVanishesWhileItIsAdoptedIsSubmittedAgain() {
    cluster.refuse(JOBS, 409, "it is being deleted");

    assertThrows(RetryableException.class, () -> runner.submit(SPEC));
    assertEquals(JobRunner.Submission.SUBMITTED, runner.submit(SPEC));
  }
}
