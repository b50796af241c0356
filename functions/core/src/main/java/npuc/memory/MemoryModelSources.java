package npuc.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import npuc.platform.PlatformName;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.ModelSources;
import npuc.source.Sight;
import npuc.source.SourceSecrets;

/** {@link ModelSources} that show what they were told to. */
public final class MemoryModelSources implements ModelSources {
  private final Map<SourceUri, Sight> sights = new ConcurrentHashMap<>();
  private final AtomicInteger looks = new AtomicInteger();

  /** Shows this at a uri from now on. */
  public void put(SourceUri uri, Sight sight) {
    sights.put(uri, sight);
  }

  /** How often it was looked at any of them. */
  public int looks() {
    return looks.get();
  }

  @Override
  public Sight look(SourceUri uri, Optional<Pin> pin, PlatformName format, SourceSecrets secrets) {
    looks.incrementAndGet();
    return Optional.ofNullable(sights.get(uri))
        .orElseGet(() -> new Sight.Unseen("nothing is known of " + uri));
  }
}
