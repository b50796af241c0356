package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.TestNamespace.doing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Optional;
import npuc.Eventually;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
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

/** Why Jobs wait on a real cluster, with the quota and the policy that we deploy. */
@OnCluster
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Fabric8JobWaitTest {
  @AutoClose private TestNamespace namespace;
  private JobRunner runner;

  @BeforeAll
  void open() {
    namespace = TestNamespace.withVolume(TestCluster.get());
    namespace.apply("quota.yaml");
    runner = namespace.runner();
  }

  @Test
  void anImageThatIsNotThereIsTold() {
    JobRunner other = runnerOf("registry.invalid/none:1");

    assertTold(other, doing("succeed()"), ReasonCode.IMAGE_PULL, "registry.invalid/none:1");
  }

  @Test
  void anImageNameThatIsNoneIsTold() {
    JobRunner other = runnerOf("local/Not A Name");

    assertTold(other, doing("succeed()"), ReasonCode.INVALID_IMAGE_NAME, "local/Not A Name");
  }

  @Test
  void aRequestThatNoNodeCanMeetIsTold() {
    JobSpec large = FreshJobs.requesting(doing("succeed()"), "60", "64Mi");

    assertTold(runner, large, ReasonCode.QUEUED, "Insufficient cpu");
  }

  @Test
  void aNodeThatIsNotThereIsTold() {
    JobRunner elsewhere =
        namespace.runner(TestSettings.on(TestSettings.in(namespace.name), Map.of("pool", "none")));

    assertTold(elsewhere, doing("succeed()"), ReasonCode.UNSCHEDULABLE, "node affinity/selector");
  }

  @Test
  void aQuotaThatIsSmallerIsTold() {
    JobSpec large = FreshJobs.requesting(doing("succeed()"), "1", "300Gi");

    assertTold(runner, large, ReasonCode.QUOTA_EXCEEDED, "exceeded quota");
  }

  @Test
  void aJobInAQueueWaitsForItsAdmission() {
    JobRunner queued =
        namespace.runner(TestSettings.queued(TestSettings.in(namespace.name), "team-a"));

    assertTold(queued, doing("succeed()"), ReasonCode.QUEUED, "admitted");
  }

  @Test
  void aJobThatWaitsIsDeletedAtOnce() {
    JobSpec large = FreshJobs.requesting(doing("succeed()"), "60", "64Mi");
    runner.submit(large);
    runner.delete(large.name());

    assertEquals(new JobStatus.Missing(), runner.observe(large.name()));
    assertEquals(Optional.empty(), runner.log(large.name(), 0).map(log -> "some"));
  }

  @Test
  void theNamespaceRefusesAPodThatIsNotRestricted() {
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("free")
            .withNamespace(namespace.name)
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("free")
            .withImage("local/free")
            .endContainer()
            .endSpec()
            .build();

    var refusal =
        assertThrows(KubernetesClientException.class, () -> namespace.admin.resource(pod).create());
    assertEquals(403, refusal.getCode());
    assertTrue(String.valueOf(refusal.getMessage()).contains("violates PodSecurity"));
  }

  private JobRunner runnerOf(String image) {
    return namespace.runner(TestSettings.withImage(namespace.name, image));
  }

  /** In the end: a claim that is not bound yet is a reason too, for a moment. */
  private static void assertTold(JobRunner runner, JobSpec spec, ReasonCode code, String said) {
    runner.submit(spec);
    Eventually.see(
        code + ": " + said,
        () -> runner.observe(spec.name()),
        status ->
            reason(status)
                .filter(reason -> reason.code() == code && reason.message().contains(said))
                .isPresent());
    runner.delete(spec.name());
  }

  private static Optional<Reason> reason(JobStatus status) {
    return status instanceof JobStatus.Waiting(var reason) ? reason : Optional.empty();
  }
}
