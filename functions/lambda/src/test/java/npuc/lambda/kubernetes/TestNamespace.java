package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import npuc.Eventually;
import npuc.compilation.JobStatus;
import npuc.job.FreshJobs;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;

/**
 * A namespace made from deploy/k8s, with a volume on which a model lies, and an image whose program
 * runs the code that its Job brings. Whoever runs Jobs here has no rights but those of the group
 * npuc-submitters.
 */
public final class TestNamespace implements AutoCloseable {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final Path DEPLOY = Path.of("../../deploy/k8s/base");

  public final String name = "npuc-" + UUID.randomUUID();
  public final KubernetesClient admin;
  public final KubernetesClient submitter;
  public final TestVolume volume;

  TestNamespace(TestCluster cluster) {
    admin = cluster.admin();
    submitter = cluster.memberOf("npuc-submitters");
    volume = new TestVolume(cluster.folder().resolve("volumes").resolve(name).resolve("models"));
    apply("namespace.yaml");
    apply("rbac.yaml");
    apply("network.yaml");
    Eventually.until(
        "its service account",
        () -> admin.serviceAccounts().inNamespace(name).withName("default").get() != null);
  }

  /** With the volume and the model too, which Jobs need to run. */
  public static TestNamespace withVolume(TestCluster cluster) {
    var namespace = new TestNamespace(cluster);
    namespace.apply("pvc.yaml");
    namespace.volume.install();
    return namespace;
  }

  void apply(String file) {
    create(read(file));
  }

  /** Creates what a manifest of the namespace {@code npuc} has, in this one. */
  void create(String manifest) {
    String yaml = manifest.replace("namespace: npuc\n", "namespace: " + name + "\n");
    String here =
        yaml.replace("kind: Namespace\nmetadata:\n  name: npuc\n", namespaceHead())
            .replace("storageClassName: efs", "storageClassName: local");
    for (HasMetadata resource : admin.load(stream(here)).items()) {
      admin.resource(resource).create();
    }
  }

  JobRunner runner() {
    return runner(TestSettings.in(name));
  }

  JobRunner runner(KubernetesSettings settings) {
    return new Fabric8JobRunner(submitter, settings, FreshJobs.SECRETS);
  }

  /** A Job that runs this Python code. */
  static JobSpec doing(String code) {
    return FreshJobs.withEnvironment(environment(code));
  }

  static Map<String, String> environment(String code) {
    return Map.of(
        "CODE", code, "PATH", "/usr/bin:/bin", "PYTHONPATH", TestImage.PROGRAM.toString());
  }

  List<Pod> pods(JobName job) {
    return admin.pods().inNamespace(name).withLabel(Marks.JOB_NAME, job.value()).list().getItems();
  }

  Job job(JobName job) {
    return admin.batch().v1().jobs().inNamespace(name).withName(job.value()).get();
  }

  void patch(JobName job, String merge) {
    admin.batch().v1().jobs().inNamespace(name).withName(job.value()).patch(MERGE, merge);
  }

  Optional<Secret> secret(JobName job) {
    return Optional.ofNullable(admin.secrets().inNamespace(name).withName(job.value()).get());
  }

  /** As a node that runs out of disk does. */
  void evict(JobName job) {
    admin
        .pods()
        .inNamespace(name)
        .withName(pods(job).getFirst().getMetadata().getName())
        .patch(MERGE, "{\"metadata\":{\"annotations\":{\"local.kubelet/evict\":\"true\"}}}");
  }

  static JobStatus untilEnded(JobRunner runner, JobName job) {
    return Eventually.see(
        "the end of " + job, () -> runner.observe(job), status -> !status.isAlive());
  }

  static JobStatus untilRunning(JobRunner runner, JobName job) {
    return Eventually.see(
        job + " to run", () -> runner.observe(job), status -> status instanceof JobStatus.Running);
  }

  static String log(JobRunner runner, JobName job) {
    return runner.log(job, 0).map(TestNamespace::text).orElse("");
  }

  @Override
  public void close() {
    admin.namespaces().withName(name).delete();
    admin.close();
    submitter.close();
  }

  private String namespaceHead() {
    return "kind: Namespace\nmetadata:\n  name: " + name + "\n";
  }

  private static String read(String file) {
    try {
      return Files.readString(DEPLOY.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
