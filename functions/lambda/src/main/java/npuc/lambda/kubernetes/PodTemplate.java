package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.compilation.StepName;
import npuc.job.JobSpec;

/** The pod of a Job: what it runs, sees, needs and where it may run. */
final class PodTemplate {
  static final String VOLUME = "/npuc/volume";
  private static final String CACHE = "/npuc/cache";

  /** Verification writes nothing but its result. */
  private static final long VERIFY_SCRATCH = 64L << 20;

  /** The log, which the job program keeps below 10 MiB, and the kubelet's own files. */
  private static final long BESIDE_SCRATCH = 256L << 20;

  private final KubernetesSettings settings;
  private final PodSpec skeleton;

  PodTemplate(KubernetesSettings settings, PodSpec skeleton) {
    this.settings = settings;
    this.skeleton = skeleton;
  }

  PodSpec pod(JobSpec spec) {
    var pod =
        new PodSpecBuilder(skeleton)
            .withContainers(container(spec))
            .withNodeSelector(settings.placement().nodeSelector())
            .withTolerations(settings.placement().tolerations());
    settings.placement().priorityClass().ifPresent(pod::withPriorityClassName);
    cacheClaim(spec)
        .ifPresent(
            claim ->
                pod.addNewVolume()
                    .withName("cache")
                    .withNewPersistentVolumeClaim(claim, false)
                    .endVolume());
    return withVolumes(pod, spec).build();
  }

  private PodSpecBuilder withVolumes(PodSpecBuilder pod, JobSpec spec) {
    return pod.editMatchingVolume(volume -> volume.getName().equals("volume"))
        .withNewPersistentVolumeClaim(spec.claim(), false)
        .endVolume()
        .editMatchingVolume(volume -> volume.getName().equals("scratch"))
        .editEmptyDir()
        .withSizeLimit(bytes(scratch(spec)))
        .endEmptyDir()
        .endVolume()
        .editMatchingVolume(volume -> volume.getName().equals("shm"))
        .editEmptyDir()
        .withSizeLimit(memory(spec))
        .endEmptyDir()
        .endVolume();
  }

  private Container container(JobSpec spec) {
    var container =
        new ContainerBuilder(skeleton.getContainers().getFirst())
            .withImage(settings.image(spec.platform(), spec.toolchain()))
            .withArgs(spec.step().word())
            .addToEnv(variable("NPUC_SPEC", spec.document().text(VOLUME)))
            .addAllToEnv(variables(spec.environment().plain()));
    if (spec.environment().hasSecrets()) {
      container.addNewEnvFrom().withNewSecretRef(spec.name().value(), false).endEnvFrom();
    }
    if (cacheClaim(spec).isPresent()) {
      container.addToEnv(variable("XDG_CACHE_HOME", CACHE));
      container.addNewVolumeMount().withName("cache").withMountPath(CACHE).endVolumeMount();
    }
    return withResources(container, spec).build();
  }

  private static List<EnvVar> variables(Map<String, String> plain) {
    return new TreeMap<>(plain)
        .entrySet().stream().map(entry -> variable(entry.getKey(), entry.getValue())).toList();
  }

  /** Kubernetes would put another variable in the place of {@code $(NAME)}. */
  static EnvVar variable(String name, String value) {
    return new EnvVar(name, value.replace("$", "$$"), null);
  }

  private ContainerBuilder withResources(ContainerBuilder container, JobSpec spec) {
    Quantity disk = bytes(scratch(spec) + BESIDE_SCRATCH);
    return container
        .withNewResources()
        .addToRequests("cpu", new Quantity(spec.resources().cpu().text()))
        .addToRequests("memory", memory(spec))
        .addToRequests("ephemeral-storage", disk)
        .addToLimits("memory", memory(spec))
        .addToLimits("ephemeral-storage", disk)
        .endResources();
  }

  private static Quantity memory(JobSpec spec) {
    return new Quantity(spec.resources().memory().text());
  }

  private static Quantity bytes(long count) {
    return new Quantity(String.valueOf(count));
  }

  private long scratch(JobSpec spec) {
    return spec.step() == StepName.COMPILE
        ? settings.storage().scratch().wholeUnits()
        : VERIFY_SCRATCH;
  }

  /** Compilers cache; verification reads what was compiled, and nothing else. */
  private Optional<String> cacheClaim(JobSpec spec) {
    return settings.storage().cacheClaim().filter(claim -> spec.step() == StepName.COMPILE);
  }
}
