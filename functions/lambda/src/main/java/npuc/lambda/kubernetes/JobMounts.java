package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.job.JobDocument;
import npuc.job.JobSpec;

/**
 * What the container of a Job sees of the model volume, at the places at which it lies there: so
 * names and relative links stay what they are. See docs/adr/0012.
 */
final class JobMounts {
  static final String VOLUME = "/npuc/volume";

  /** A model in a Hugging Face cache is links to files in a folder two levels above it. */
  private static final Pattern HUB_MODEL =
      Pattern.compile("(?<model>(?:.*/)?models--[^/]+)/snapshots/.+");

  private JobMounts() {}

  /** All of it: for what runs nothing but the job program. */
  static List<VolumeMount> whole() {
    return List.of(new VolumeMountBuilder().withName("volume").withMountPath(VOLUME).build());
  }

  /** The model, which can't be written, the attempt's own staging folder, and the cache. */
  static List<VolumeMount> own(JobSpec compile) {
    JobDocument document = compile.document();
    return Stream.concat(
            Stream.of(
                mount(model(document.basePath()), true), mount(document.stagingPath(), false)),
            compile.cachePath().stream().map(path -> mount(path, false)))
        .toList();
  }

  private static String model(String basePath) {
    Matcher parts = HUB_MODEL.matcher(basePath);
    return parts.matches() ? parts.group("model") : basePath;
  }

  private static VolumeMount mount(String path, boolean readOnly) {
    var mount =
        new VolumeMountBuilder()
            .withName("volume")
            .withMountPath(VOLUME + "/" + path)
            .withSubPath(path);
    return (readOnly ? mount.withReadOnly(true) : mount).build();
  }
}
