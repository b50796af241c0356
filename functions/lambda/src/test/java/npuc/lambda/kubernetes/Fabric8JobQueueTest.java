package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Job that Kueue holds back says why, in Kueue's words where they can be had. */
final class Fabric8JobQueueTest {
  private static final JobStatus NOT_ADMITTED =
      new JobStatus.Waiting(
          Optional.of(
              Reason.of(
                  ReasonCode.QUEUED, CauseCode.NOT_ADMITTED, "The Job waits to be admitted.")));

  private static final JobSpec SPEC = JobSpecs.compile(Compilations.compileSubmitted());
  private static final String WORKLOAD =
      """
      {"apiVersion": "kueue.x-k8s.io/v1beta1", "kind": "WorkloadList", "metadata": {}, "items": [
        {"apiVersion": "kueue.x-k8s.io/v1beta1", "kind": "Workload",
         "metadata": {"name": "job-npuc", "namespace": "npuc"},
         "status": {"conditions": [
           {"type": "Requeued", "status": "True", "message": "again"},
           {"type": "QuotaReserved", "status": "%s", "reason": "Pending",
            "message": "couldn't assign flavors: insufficient unused quota for cpu, 2 more needed"}]}}]}
      """;

  @AutoClose private final MockCluster cluster = new MockCluster();
  private JobRunner runner;
  private String workloads;

  @BeforeEach
  void submit() {
    runner =
        new Fabric8JobRunner(
            cluster.client,
            TestSettings.queued(TestSettings.in(MockCluster.NAMESPACE), "team-a"),
            FreshJobs.SECRETS);
    runner.submit(SPEC);
    String uid =
        cluster
            .client
            .batch()
            .v1()
            .jobs()
            .inNamespace(MockCluster.NAMESPACE)
            .withName(SPEC.name().value())
            .get()
            .getMetadata()
            .getUid();
    workloads =
        "/apis/kueue.x-k8s.io/v1beta1/namespaces/npuc/workloads?labelSelector=kueue.x-k8s.io%2Fjob-uid%3D"
            + uid;
  }

  @Test
  void whatKueueSaysIsTold() {
    cluster.answer(workloads, WORKLOAD.formatted("False"));

    assertEquals(
        waiting(
            CauseCode.NOT_ADMITTED_BY_KUEUE,
            "Kueue has not admitted it yet: {said}",
            "couldn't assign flavors: insufficient unused quota for" + " cpu, 2 more needed"),
        runner.observe(SPEC.name()));
  }

  @Test
  void whatItReservedIsNoReasonToWait() {
    cluster.answer(workloads, WORKLOAD.formatted("True"));

    assertEquals(NOT_ADMITTED, runner.observe(SPEC.name()));
  }

  @Test
  void aClusterThatTellsNothingOfKueueKeepsNobodyFromLooking() {
    cluster.fail(workloads, 403, "workloads.kueue.x-k8s.io is forbidden");

    assertEquals(NOT_ADMITTED, runner.observe(SPEC.name()));
  }

  private static JobStatus waiting(CauseCode cause, String form, String said) {
    return new JobStatus.Waiting(Optional.of(Reason.quoting(ReasonCode.QUEUED, cause, form, said)));
  }
}
