package npuc.source.look;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.platform.PlatformName;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.ModelSources;
import npuc.source.Sight;
import npuc.source.SourceSecrets;
import npuc.source.SourceSettings;

/** {@link ModelSources} that are asked over the network, as the settings say. */
public final class NetModelSources implements ModelSources {
  private static final Logger LOG = System.getLogger(NetModelSources.class.getName());

  private final Supplier<SourceSettings> settings;
  private final KnownLooks looks = new KnownLooks();
  private volatile Optional<Sources> sources = Optional.empty();

  /**
   * Connects to nothing before it is asked.
   *
   * @param settings read when they are first needed
   */
  public NetModelSources(Supplier<SourceSettings> settings) {
    this.settings = settings;
  }

  @Override
  public Sight look(SourceUri uri, Optional<Pin> pin, PlatformName format, SourceSecrets secrets) {
    var key = KnownLooks.Key.of(uri, pin, format, secrets);
    Look look = looks.get(key, () -> seen(uri, pin, format, secrets));
    if (pin.isEmpty() && look.isPinned() && look.sight() instanceof Sight.Pinned found) {
      looks.put(KnownLooks.Key.of(found.uri(), Optional.of(found.pin()), format, secrets), look);
    }
    return look.sight();
  }

  private Sources sources() {
    if (sources.isEmpty()) {
      sources = Optional.of(new Sources(settings.get()));
    }
    return sources.get();
  }

  /** Nobody is kept from compiling because a source makes us stumble; a Job may do better. */
  private Look seen(SourceUri uri, Optional<Pin> pin, PlatformName format, SourceSecrets secrets) {
    try {
      return Look.at(sources().of(uri, secrets), pin, format);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a look at a source failed: " + e.getClass().getName());
      return Look.unseen("it can't be looked at from here");
    }
  }
}
