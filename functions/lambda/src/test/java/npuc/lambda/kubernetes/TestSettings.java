package npuc.lambda.kubernetes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.PlatformName;
import npuc.platform.Quantity;
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
        KubernetesSettings.Placement.ANYWHERE,
        new KubernetesSettings.Storage(Quantity.parse("128Mi").orElseThrow(), Optional.empty()),
        Duration.ofDays(7));
  }

  static KubernetesSettings keeping(KubernetesSettings settings, Duration keepEnded) {
    return new KubernetesSettings(
        settings.namespace(),
        settings.images(),
        settings.placement(),
        settings.storage(),
        keepEnded);
  }

  static KubernetesSettings queued(KubernetesSettings settings, String queue) {
    return new KubernetesSettings(
        settings.namespace(),
        settings.images(),
        new KubernetesSettings.Placement(Map.of(), List.of(), Optional.empty(), Optional.of(queue)),
        settings.storage(),
        settings.keepEnded());
  }

  static KubernetesSettings on(KubernetesSettings settings, Map<String, String> nodeSelector) {
    return new KubernetesSettings(
        settings.namespace(),
        settings.images(),
        new KubernetesSettings.Placement(
            nodeSelector, List.of(), Optional.empty(), Optional.empty()),
        settings.storage(),
        settings.keepEnded());
  }

  private static Toolchain vela(String version) {
    return new Toolchain("ethos-u-vela", version, Optional.empty());
  }
}
