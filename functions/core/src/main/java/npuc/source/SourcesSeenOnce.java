package npuc.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import npuc.platform.PlatformName;
import npuc.registry.Pin;
import npuc.registry.SourceUri;

/**
 * {@link ModelSources} for one request that asks for the same several times: each is looked at
 * once, so all of the request mean the same content and it takes no longer than one. For one
 * thread.
 */
public final class SourcesSeenOnce implements ModelSources {
  private final ModelSources sources;
  private final Map<Asked, Sight> seen = new HashMap<>();

  private record Asked(
      SourceUri uri, Optional<Pin> pin, PlatformName format, SourceSecrets secrets) {}

  /** Begins anew: nothing is seen yet. */
  public SourcesSeenOnce(ModelSources sources) {
    this.sources = sources;
  }

  @Override
  public Sight look(SourceUri uri, Optional<Pin> pin, PlatformName format, SourceSecrets secrets) {
    return seen.computeIfAbsent(
        new Asked(uri, pin, format, secrets), _ -> sources.look(uri, pin, format, secrets));
  }
}
