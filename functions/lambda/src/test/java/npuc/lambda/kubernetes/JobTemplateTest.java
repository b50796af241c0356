package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import npuc.compilation.Compilations;
import npuc.job.FreshJobs;
import npuc.job.JobSpec;
import npuc.job.JobSpecs;
import npuc.platform.PlatformName;
import npuc.platform.Quantity;
import npuc.platform.Toolchain;
import npuc.registry.VolumeUri;
import org.junit.jupiter.api.Test;

final class JobTemplateTest {
  private static final JobSpec SPEC = JobSpecs.compile(Compilations.compileSubmitted());

  @Test
  void aJobIsAskedForAsAWhole() throws IOException {
    JobSpec spec = FreshJobs.inEnvironment(SPEC, Map.of("B", "$(A)", "A", "1"));

    assertEquals(expected("job-compile.yaml"), job(spec));
  }

  @Test
  void noAutoscalerMayEndARunningPodToSaveANode() {
    var expected =
        Map.of(
            "karpenter.sh/do-not-disrupt", "true",
            "cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    var folder = new VolumeUri("models", "wake/.npuc-staging/c-01kaxf8z3v5d6y7w8x9q0r1s2t");
    Job removal =
        new RemovalTemplate(TestSettings.in("npuc"))
            .job(folder, TestSettings.in("npuc").images().getFirst());

    Map<String, String> ofJob = job(SPEC).getSpec().getTemplate().getMetadata().getAnnotations();
    assertTrue(ofJob.entrySet().containsAll(expected.entrySet()), ofJob.toString());
    assertEquals(expected, removal.getSpec().getTemplate().getMetadata().getAnnotations());
  }

  @Test
  void whatFetchesHasTheSourcesAndTheCompilerHasNoRole() throws IOException {
    JobSpec spec =
        FreshJobs.inEnvironment(
            JobSpecs.compile(Compilations.fetching()),
            Map.of("HF_TOKEN", "a", "AWS_REGION", "b", "OTHER", "c"));

    assertEquals(expected("job-fetch.yaml"), job(spec));
  }

  @Test
  void theSameSpecIsTheSameJob() {
    assertEquals(job(SPEC), job(SPEC));
  }

  @Test
  void aJobWithSecretsIsHeldAndNamesNone() {
    Job job = job(FreshJobs.withSecret(SPEC, "HF_TOKEN", "hf_secret"));

    assertTrue(job.getSpec().getSuspend());
    assertTrue(Marks.isHeld(job));
    var source = container(job).getEnvFrom().getFirst();
    assertEquals(SPEC.name().value(), source.getSecretRef().getName());
    assertFalse(source.getSecretRef().getOptional());
    assertFalse(Serialization.asYaml(job).contains("hf_secret"));
  }

  @Test
  void whatTheSettingsSayOfPlaceAndStorageIsInThePod() {
    Toleration npu = new TolerationBuilder().withKey("npu").withOperator("Exists").build();
    var placement =
        new Placement(
            Map.of("pool", "compile"),
            List.of(npu),
            Optional.of("batch"),
            Optional.of("team-a"),
            Quantity.parse("20Gi"),
            Optional.empty());
    var settings =
        TestSettings.caching(
            TestSettings.placed(TestSettings.in("npuc"), placement), "compiler-cache");

    Job job = new JobTemplate(settings).job(SPEC);
    PodSpec pod = job.getSpec().getTemplate().getSpec();
    assertEquals(Map.of("pool", "compile"), pod.getNodeSelector());
    assertEquals(List.of(npu), pod.getTolerations());
    assertEquals("batch", pod.getPriorityClassName());
    assertEquals("team-a", job.getMetadata().getLabels().get("kueue.x-k8s.io/queue-name"));
    assertTrue(job.getSpec().getSuspend());
    assertFalse(Marks.isHeld(job));
    assertEquals("21743271936", disk(job));
    assertEquals(
        "compiler-cache", pod.getVolumes().getLast().getPersistentVolumeClaim().getClaimName());
    VolumeMount cache = container(job).getVolumeMounts().getLast();
    assertEquals("/npuc/cache", cache.getMountPath());
    assertEquals("ethos-u/4.5.0", cache.getSubPath());
    assertEquals("XDG_CACHE_HOME", container(job).getEnv().getLast().getName());
  }

  @Test
  void eachPlatformHasAPlaceOfItsOwn() {
    var settings = TestSettings.placed(TestSettings.in("npuc"), Placement.ANYWHERE);

    assertEquals(Placement.ANYWHERE, settings.placement(new PlatformName("ethos-u")));
    assertEquals(Placement.ANYWHERE, settings.placement(new PlatformName("rngd")));
  }

  @Test
  void scratchOfAClassIsAVolumeThatGoesWithThePodAndNothingOfTheNodesDisk() {
    var placement =
        new Placement(
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Quantity.parse("200Gi"),
            Optional.of("gp3"));

    Job job = new JobTemplate(TestSettings.placed(TestSettings.in("npuc"), placement)).job(SPEC);
    Volume scratch = volume(job, "scratch");
    PersistentVolumeClaimSpec claim = scratch.getEphemeral().getVolumeClaimTemplate().getSpec();
    assertEquals("gp3", claim.getStorageClassName());
    assertEquals(
        String.valueOf(200L << 30), quantity(claim.getResources().getRequests(), "storage"));
    assertEquals(String.valueOf(256L << 20), disk(job));
  }

  @Test
  void aModelOfAHubCacheIsSeenWithTheFilesThatItsLinksLeadTo() {
    JobSpec hub = FreshJobs.ofModel("a/models--org--name/snapshots/abc");

    assertEquals(
        List.of("a/models--org--name"),
        container(job(hub)).getVolumeMounts().stream()
            .filter(mount -> Boolean.TRUE.equals(mount.getReadOnly()))
            .map(VolumeMount::getSubPath)
            .toList());
  }

  @Test
  void aCompilerThatNoImageHoldsIsRefused() {
    var other =
        new KubernetesSettings("npuc", List.of(), Map.of(), Optional.empty(), Duration.ofDays(1));

    var refusal =
        assertThrows(ClusterRefusedException.class, () -> new JobTemplate(other).job(SPEC));
    assertEquals(
        "No image is configured that holds ethos-u-vela 4.5.0 for ethos-u.", refusal.getMessage());
  }

  @Test
  void theFirstImageOfAPlatformIsItsToolchain() {
    var toolchains = TestSettings.in("npuc").toolchains();

    assertEquals(
        Optional.of(new Toolchain("ethos-u-vela", "5.2.0", Optional.empty())),
        toolchains.find(new PlatformName("ethos-u")));
    assertEquals(Optional.empty(), toolchains.find(new PlatformName("rngd")));
  }

  @Test
  void anImageIsThatOfItsToolchainsDigest() {
    var toolchain = new Toolchain("ethos-u-vela", "5.2.0", Optional.of("sha256:a"));
    var platform = new PlatformName("ethos-u");

    assertThrows(
        IllegalArgumentException.class, () -> new JobImage(platform, toolchain, "vela:5.2.0"));
    assertTrue(new JobImage(platform, toolchain, "vela@sha256:a").runs(platform, toolchain));
  }

  private static Job job(JobSpec spec) {
    return new JobTemplate(TestSettings.in("npuc")).job(spec);
  }

  private static Container container(Job job) {
    return job.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  private static String disk(Job job) {
    return quantity(container(job).getResources().getRequests(), "ephemeral-storage");
  }

  private static String quantity(
      Map<String, io.fabric8.kubernetes.api.model.Quantity> requests, String name) {
    return Objects.requireNonNull(requests.get(name), name).getAmount();
  }

  private static Volume volume(Job job, String name) {
    return job.getSpec().getTemplate().getSpec().getVolumes().stream()
        .filter(volume -> volume.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Job expected(String file) throws IOException {
    try (InputStream yaml =
        Objects.requireNonNull(JobTemplateTest.class.getResourceAsStream(file), file)) {
      return Serialization.unmarshal(yaml, Job.class);
    }
  }
}
