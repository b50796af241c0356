package npuc.memory;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import npuc.registry.outer.KnownRegistry;
import npuc.registry.outer.OuterRegistries;
import npuc.registry.outer.OuterRegistry;

/** {@link OuterRegistries} in memory, each under a name. */
public final class MemoryOuterRegistries implements OuterRegistries {
  private final Map<String, MemoryOuterRegistry> registries = new ConcurrentSkipListMap<>();

  /** The one of that name, which is made when it is not there yet. */
  public MemoryOuterRegistry put(String name) {
    return registries.computeIfAbsent(name, made -> new MemoryOuterRegistry());
  }

  /** Forgets one. */
  public void remove(String name) {
    registries.remove(name);
  }

  @Override
  public List<KnownRegistry> all() {
    return registries.keySet().stream()
        .map(name -> new KnownRegistry(name, "mlflow", URI.create("https://" + name + ".test")))
        .toList();
  }

  @Override
  public Optional<OuterRegistry> find(String name) {
    return Optional.ofNullable(registries.get(name));
  }
}
