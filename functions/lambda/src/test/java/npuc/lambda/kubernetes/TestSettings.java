package npuc.lambda.kubernetes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;

/** Settings as a small cluster would have them. */
final class TestSettings {
  private static final PlatformName ETHOS_U = new PlatformName("ethos-u");

  private TestSettings() {}

  static KubernetesSettings in(String namespace) {
    return withImage(namespace, "local/vela");
  }

  /** Every compiler that the Jobs of tests ask for is in that image. */
  static KubernetesSettings withImage(String namespace, String image) {
    return new KubernetesSettings(
        namespace,
        List.of(
            new JobImage(ETHOS_U, vela("5.2.0"), image),
            new JobImage(ETHOS_U, vela("4.5.0"), image)),
        Map.of(),
        Optional.empty(),
        Duration.ofDays(7));
  }

  static KubernetesSettings keeping(KubernetesSettings settings, Duration keepEnded) {
    return new KubernetesSettings(
        settings.namespace(),
        settings.images(),
        settings.placements(),
        settings.cacheClaim(),
        keepEnded);
  }

  static KubernetesSettings queued(KubernetesSettings settings, String queue) {
    return placed(
        settings,
        new Placement(
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.of(queue),
            Optional.empty(),
            Optional.empty()));
  }

  static KubernetesSettings placed(KubernetesSettings settings, Placement placement) {
    return new KubernetesSettings(
        settings.namespace(),
        settings.images(),
        Map.of(ETHOS_U, placement),
        settings.cacheClaim(),
        settings.keepEnded());
  }

  static KubernetesSettings caching(KubernetesSettings settings, String claim) {
    return new KubernetesSettings(
        settings.namespace(),
        settings.images(),
        settings.placements(),
        Optional.of(claim),
        settings.keepEnded());
  }

  static KubernetesSettings on(KubernetesSettings settings, Map<String, String> nodeSelector) {
    return placed(
        settings,
        new Placement(
            nodeSelector,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Toolchain vela(String version) {
    return new Toolchain("ethos-u-vela", version, Optional.empty());
  }
}
