package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.compilation.StepName;
import npuc.job.JobSpec;

/** The pod of a Job: what it runs, sees, needs and where it may run. */
final class PodTemplate {
  private static final String CACHE = "/npuc/cache";

  private final KubernetesSettings settings;
  private final PodSpec skeleton;

  PodTemplate(KubernetesSettings settings, PodSpec skeleton) {
    this.settings = settings;
    this.skeleton = skeleton;
  }

  PodSpec pod(JobSpec spec) {
    Placement placement = settings.placement(spec.platform());
    var pod =
        new PodSpecBuilder(skeleton)
            .withContainers(container(spec))
            .withNodeSelector(placement.nodeSelector())
            .withTolerations(placement.tolerations());
    placement.priorityClass().ifPresent(pod::withPriorityClassName);
    if (spec.step() == StepName.COMPILE) {
      pod.withInitContainers(preparation(spec));
    }
    withVolumes(pod, spec);
    if (SourceAccess.isNeeded(spec)) {
      pod.addToVolumes(SourceAccess.volume());
    }
    cacheClaim(spec)
        .ifPresent(
            claim ->
                pod.addNewVolume()
                    .withName("cache")
                    .withNewPersistentVolumeClaim(claim, false)
                    .endVolume());
    return pod.build();
  }

  private void withVolumes(PodSpecBuilder pod, JobSpec spec) {
    pod.editMatchingVolume(volume -> volume.getName().equals("volume"))
        .withNewPersistentVolumeClaim(spec.claim(), false)
        .endVolume()
        .removeMatchingFromVolumes(volume -> volume.getName().equals("scratch"))
        .addToVolumes(disk(spec).volume())
        .editMatchingVolume(volume -> volume.getName().equals("shm"))
        .editEmptyDir()
        .withSizeLimit(memory(spec))
        .endEmptyDir()
        .endVolume();
  }

  private Container container(JobSpec spec) {
    var container =
        new ContainerBuilder(skeleton.getContainers().getFirst())
            .withImage(image(spec))
            .withArgs(spec.step().word())
            .addToEnv(specification(spec))
            .addAllToEnv(variables(spec.environment().plain()))
            .addAllToVolumeMounts(mounts(spec));
    if (SourceAccess.copies(spec)) {
      SourceAccess.giveSettings(container);
    }
    if (spec.environment().hasSecrets()) {
      container.addNewEnvFrom().withNewSecretRef(spec.name().value(), false).endEnvFrom();
    }
    if (cacheClaim(spec).isPresent()) {
      container.addToEnv(variable("XDG_CACHE_HOME", CACHE));
      container
          .addNewVolumeMount()
          .withName("cache")
          .withMountPath(CACHE)
          .withSubPath(cacheFolder(spec))
          .endVolumeMount();
    }
    return withResources(container, spec).build();
  }

  /**
   * Makes the folders that the compiler's container sees, and fetches a model that comes from
   * elsewhere; nothing of the user's runs in it.
   */
  private Container preparation(JobSpec spec) {
    boolean fetches = SourceAccess.fetches(spec);
    var container =
        new ContainerBuilder(skeleton.getContainers().getFirst())
            .withName(fetches ? JobPod.FETCHING : JobPod.PREPARATION)
            .withImage(image(spec))
            .withArgs("prepare")
            .addToEnv(specification(spec))
            .addAllToVolumeMounts(JobMounts.whole())
            .withResources(fetches ? SmallResources.OF_FETCHING : SmallResources.OF_PROGRAM);
    if (fetches) {
      SourceAccess.giveSettings(container);
      SourceAccess.giveVariables(container, spec);
    }
    if (cacheClaim(spec).isPresent()) {
      container.addToEnv(variable("XDG_CACHE_HOME", CACHE + "/" + cacheFolder(spec)));
      container.addNewVolumeMount().withName("cache").withMountPath(CACHE).endVolumeMount();
    }
    return container.build();
  }

  private static List<VolumeMount> mounts(JobSpec spec) {
    return switch (spec.step()) {
      case COMPILE -> JobMounts.own(spec);
      case VERIFY -> JobMounts.whole();
    };
  }

  private String image(JobSpec spec) {
    return settings.image(spec.platform(), spec.toolchain());
  }

  private static EnvVar specification(JobSpec spec) {
    return variable("NPUC_SPEC", spec.document().text(JobMounts.VOLUME));
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
    Quantity ofNode = disk(spec).ofNode();
    return container
        .withNewResources()
        .addToRequests("cpu", new Quantity(spec.resources().cpu().text()))
        .addToRequests("memory", memory(spec))
        .addToRequests("ephemeral-storage", ofNode)
        .addToLimits("memory", memory(spec))
        .addToLimits("ephemeral-storage", ofNode)
        .endResources();
  }

  private static Quantity memory(JobSpec spec) {
    return new Quantity(spec.resources().memory().text());
  }

  private JobDisk disk(JobSpec spec) {
    Placement placement = settings.placement(spec.platform());
    return switch (spec.step()) {
      case COMPILE ->
          new JobDisk(placement.scratch().orElse(spec.scratch()), placement.scratchClass());
      case VERIFY -> new JobDisk(spec.scratch(), Optional.empty());
    };
  }

  /** Compilers cache; verification reads what was compiled, and nothing else. */
  private Optional<String> cacheClaim(JobSpec spec) {
    return settings.cacheClaim().filter(claim -> spec.step() == StepName.COMPILE);
  }

  /** One compiler never meets what another has left. */
  private static String cacheFolder(JobSpec spec) {
    return spec.platform() + "/" + spec.toolchain().version();
  }
}
