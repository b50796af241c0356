package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.job.FreshJobs;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import npuc.job.JobSpecs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is asked of the API, and nothing else is. */
final class Fabric8RequestsTest {
  private static final JobSpec SPEC = JobSpecs.compile(Compilations.compileSubmitted());
  private static final String NAME = SPEC.name().value();
  private static final String JOBS = "/apis/batch/v1/namespaces/npuc/jobs";
  private static final String PODS = "/api/v1/namespaces/npuc/pods";
  private static final String JOB = JOBS + "/" + NAME;
  private static final String ITS_PODS =
      PODS + "?labelSelector=batch.kubernetes.io%2Fjob-name%3D" + NAME;

  @AutoClose private final MockCluster cluster = new MockCluster();
  private final JobRunner runner = cluster.runner();

  @Test
  void aJobWithoutSecretsIsOneRequest() {
    runner.submit(SPEC);

    MockCluster.Request only = cluster.requests().getFirst();
    assertEquals("POST " + JOBS, only.line());
    var asked = new JobTemplate(TestSettings.in("npuc")).job(SPEC);
    assertEquals(Serialization.asJson(asked), only.body());
    assertEquals(List.of(), cluster.requests());
  }

  @Test
  void anEqualJobIsReadOnceToBeAdopted() {
    runner.submit(SPEC);
    cluster.requests();
    runner.submit(SPEC);

    assertEquals(List.of("POST " + JOBS, "GET " + JOB), cluster.requestLines());
  }

  @Test
  void aJobWithSecretsIsLetGoAfterItsSecretIsThere() {
    runner.submit(FreshJobs.withSecret(SPEC, "HF_TOKEN", "hf_x"));

    List<MockCluster.Request> asked = cluster.requests();
    assertEquals(
        List.of(
            "POST " + JOBS, "POST /api/v1/namespaces/npuc/secrets", "GET " + JOB, "PATCH " + JOB),
        asked.stream().map(MockCluster.Request::line).toList());
    assertEquals(secret(uid()), Serialization.unmarshal(asked.get(1).body(), Secret.class));
    assertEquals(
        "{\"metadata\":{\"annotations\":{\"npuc/held\":\"false\"}},\"spec\":{\"suspend\":false}}",
        asked.get(3).body());
  }

  @Test
  void whatWaitsIsLookedAtWithItsEvents() {
    runner.submit(SPEC);
    String uid = uid();
    cluster.requests();
    runner.observe(SPEC.name());

    assertEquals(
        List.of(
            "GET " + JOB,
            "GET " + ITS_PODS,
            "GET /api/v1/namespaces/npuc/events?fieldSelector=involvedObject.uid%3D" + uid),
        cluster.requestLines());
  }

  @Test
  void whatWaitsIsDeletedWithItsPods() {
    runner.submit(SPEC);
    cluster.requests();
    runner.delete(SPEC.name());

    List<MockCluster.Request> asked = cluster.requests();
    assertEquals(
        List.of("GET " + JOB, "GET " + ITS_PODS, "DELETE " + JOB),
        asked.stream().map(MockCluster.Request::line).toList());
    assertEquals(
        "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"propagationPolicy\":\"Background\"}",
        asked.getLast().body());
  }

  @Test
  void whatRunsGetsADeadline() {
    runner.submit(SPEC);
    Pod pod = cluster.run(SPEC.name());
    cluster.requests();
    runner.delete(SPEC.name());

    List<MockCluster.Request> asked = cluster.requests();
    String path = PODS + "/" + pod.getMetadata().getName();
    assertEquals(
        List.of("GET " + JOB, "GET " + ITS_PODS, "GET " + path, "PATCH " + path),
        asked.stream().map(MockCluster.Request::line).toList());
    assertEquals("{\"spec\":{\"activeDeadlineSeconds\":1}}", asked.getLast().body());
  }

  @Test
  void aJobIsFollowedFromItsStartToItsRemoval() {
    cluster.answer(PODS + "/job-a/log?container=job", "one\ntwo\n");
    cluster.answer(
        PODS + "/job-a/log?container=job&tailLines=500&limitBytes=262144", "npuc: progress 1/2\n");
    runner.submit(SPEC);
    Pod pod = cluster.run(SPEC.name());
    var running = assertInstanceOf(JobStatus.Running.class, runner.observe(SPEC.name()));
    assertEquals(1, running.progress().orElseThrow().done());
    assertTrue(
        cluster.requestLines().stream().noneMatch(line -> line.contains("watch")),
        "a log is read without a watch");

    cluster.complete(
        SPEC.name(), pod, "{\"manifestDigest\":\"m\",\"fileCount\":0,\"totalBytes\":0}");
    assertInstanceOf(JobStatus.Succeeded.class, runner.observe(SPEC.name()));
    assertEquals("one\ntwo\n", TestNamespace.log(runner, SPEC.name()));
    runner.delete(SPEC.name());
    assertEquals(new JobStatus.Missing(), runner.observe(SPEC.name()));
  }

  private static Secret secret(String uid) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace("npuc")
        .addToLabels("app.kubernetes.io/managed-by", "npuc")
        .addToLabels("app.kubernetes.io/name", "npuc-job")
        .addToLabels("npuc/compilation", SPEC.name().compilation().toString())
        .addToLabels("npuc/platform", "ethos-u")
        .addToLabels("npuc/step", "compile")
        .addNewOwnerReference()
        .withApiVersion("batch/v1")
        .withKind("Job")
        .withName(NAME)
        .withUid(uid)
        .endOwnerReference()
        .endMetadata()
        .withType("Opaque")
        .withImmutable(true)
        .addToData("HF_TOKEN", "aGZfeA==")
        .build();
  }

  private String uid() {
    return cluster
        .client
        .batch()
        .v1()
        .jobs()
        .inNamespace("npuc")
        .withName(NAME)
        .get()
        .getMetadata()
        .getUid();
  }
}
