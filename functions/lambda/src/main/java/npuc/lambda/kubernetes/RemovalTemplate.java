package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.contract.JobContract;
import npuc.registry.VolumeUri;
import tools.jackson.databind.node.JsonNodeFactory;

/** The Job that removes staged files from a volume. Always the same for the same folder. */
final class RemovalTemplate {
  private static final Pattern FOLDER =
      Pattern.compile(
          "(.*/)?"
              + Pattern.quote(JobContract.AGREED.stagingFolder())
              + "/c-(?<ulid>[0-9a-z]{26})(/(?<attempt>[0-9]{1,2}))?");

  /** Nobody looks at how it ends; what fails is told in the pod's log for as long. */
  private static final int KEPT_SECONDS = 600;

  private static final long DEADLINE_SECONDS = 3_600;

  private final KubernetesSettings settings;

  RemovalTemplate(KubernetesSettings settings) {
    this.settings = settings;
  }

  /**
   * The Job, in an image of ours.
   *
   * @throws IllegalArgumentException if the folder is no staging folder
   */
  Job job(VolumeUri folder, JobImage image) {
    var skeleton = JobTemplate.read("job.yaml");
    PodSpec pod = skeleton.getSpec().getTemplate().getSpec();
    return new JobBuilder(skeleton)
        .editMetadata()
        .withName(name(folder))
        .withNamespace(settings.namespace())
        .endMetadata()
        .editSpec()
        .withActiveDeadlineSeconds(DEADLINE_SECONDS)
        .withTtlSecondsAfterFinished(KEPT_SECONDS)
        .editTemplate()
        .withSpec(pod(pod, folder, image))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** {@code npuc-<ulid>-r} for all attempts, {@code npuc-<ulid>-r-<n>} for one. */
  private static String name(VolumeUri folder) {
    Matcher parts = FOLDER.matcher(folder.path());
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a staging folder: " + folder);
    }
    String attempt = parts.group("attempt") == null ? "" : "-" + parts.group("attempt");
    return "npuc-" + parts.group("ulid") + "-r" + attempt;
  }

  private PodSpec pod(PodSpec skeleton, VolumeUri folder, JobImage image) {
    Placement placement = settings.placement(image.platform());
    return new PodSpecBuilder(skeleton)
        .withContainers(container(skeleton.getContainers().getFirst(), folder, image.reference()))
        .withNodeSelector(placement.nodeSelector())
        .withTolerations(placement.tolerations())
        .editMatchingVolume(volume -> volume.getName().equals("volume"))
        .withNewPersistentVolumeClaim(folder.claim(), false)
        .endVolume()
        .build();
  }

  private static Container container(Container skeleton, VolumeUri folder, String image) {
    return new ContainerBuilder(skeleton)
        .withImage(image)
        .withArgs("remove")
        .addToEnv(PodTemplate.variable("NPUC_SPEC", spec(folder)))
        .addAllToVolumeMounts(JobMounts.whole())
        .withResources(SmallResources.OF_PROGRAM)
        .build();
  }

  private static String spec(VolumeUri folder) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("volume", JobMounts.VOLUME)
        .put("stagingPath", folder.path())
        .toString();
  }
}
