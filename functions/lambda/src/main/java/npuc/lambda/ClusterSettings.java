package npuc.lambda;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.lambda.kubernetes.JobImage;
import npuc.lambda.kubernetes.KubernetesSettings;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.platform.Toolchain;

/**
 * The cluster in which Jobs run.
 *
 * @param name NPUC_CLUSTER_NAME, as EKS knows it
 * @param endpoint NPUC_CLUSTER_ENDPOINT, {@code https://...}
 * @param certificateAuthority NPUC_CLUSTER_CERTIFICATE_AUTHORITY, PEM in base64
 * @param jobs where and how Jobs run there; from the other settings
 */
public record ClusterSettings(
    String name, String endpoint, String certificateAuthority, KubernetesSettings jobs) {
  /** A day more than the longest run: a poll may be late, a result must not be lost meanwhile. */
  private static final Duration KEEP_ENDED = Duration.ofDays(2);

  private static final Pattern TOOLCHAIN =
      Pattern.compile(
          "(?<platform>[a-z0-9-]+) (?<name>[^ ]+) (?<version>[^ ]+)( (?<image>[^ ]+))?");
  private static final Pattern DIGEST = Pattern.compile(".+@(sha256:[0-9a-f]{64})");

  static ClusterSettings from(Settings settings, Platforms platforms) {
    String endpoint = settings.required("NPUC_CLUSTER_ENDPOINT");
    settings.require(
        endpoint.isEmpty() || endpoint.startsWith("https://"),
        "NPUC_CLUSTER_ENDPOINT must begin with https://");
    return new ClusterSettings(
        settings.required("NPUC_CLUSTER_NAME"),
        endpoint,
        settings.required("NPUC_CLUSTER_CERTIFICATE_AUTHORITY"),
        new KubernetesSettings(
            settings.required("NPUC_NAMESPACE"),
            images(settings),
            new PlacementSettings(settings, platforms).read(),
            settings.optional("NPUC_CACHE_CLAIM"),
            KEEP_ENDED));
  }

  /** {@code <platform> <compiler> <version> <image>}; one without an image is not installed. */
  private static List<JobImage> images(Settings settings) {
    return settings
        .items(
            "NPUC_TOOLCHAINS",
            "'<platform> <compiler> <version> <image by digest>', ...",
            ClusterSettings::image)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Optional<JobImage>> image(String text) {
    Matcher parts = TOOLCHAIN.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<String> reference = Optional.ofNullable(parts.group("image"));
    if (reference.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Matcher digest = DIGEST.matcher(reference.get());
    return digest.matches()
        ? Optional.of(Optional.of(image(parts, reference.get(), digest.group(1))))
        : Optional.empty();
  }

  private static JobImage image(Matcher parts, String reference, String digest) {
    var toolchain = new Toolchain(parts.group("name"), parts.group("version"), Optional.of(digest));
    return new JobImage(new PlatformName(parts.group("platform")), toolchain, reference);
  }
}
