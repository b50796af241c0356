package npuc.source.registries;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import npuc.refusal.Outcome;
import npuc.registry.outer.FoundVersion;
import npuc.registry.outer.OuterModel;
import npuc.registry.outer.OuterOriginal;
import npuc.registry.outer.OuterPage;
import npuc.registry.outer.OuterRegistry;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.OuterVersion;
import npuc.source.http.UnusableException;

/**
 * Makes a new adapter for each operation, and a refusal of what its registry should never do.
 *
 * @param adapter whose time begins when it is made
 */
record GuardedRegistry(Supplier<OuterRegistry> adapter) implements OuterRegistry {

  @Override
  public Outcome<OuterPage<OuterModel>> models(Optional<String> search, OuterPage.Request page) {
    return guarded(registry -> registry.models(search, page));
  }

  @Override
  public Outcome<OuterPage<OuterVersion>> versions(String model, OuterPage.Request page) {
    return guarded(registry -> registry.versions(model, page));
  }

  @Override
  public Outcome<FoundVersion> find(String model, String version) {
    return guarded(registry -> registry.find(model, version));
  }

  @Override
  public Outcome<OuterOriginal> original(FoundVersion version) {
    return guarded(registry -> registry.original(version));
  }

  @Override
  public Outcome<Optional<String>> publish(OuterResult result) {
    return guarded(registry -> registry.publish(result));
  }

  private <T> Outcome<T> guarded(Function<OuterRegistry, Outcome<T>> operation) {
    try {
      return operation.apply(adapter.get());
    } catch (UnusableException e) {
      return Outcome.refused(e.refusal());
    }
  }
}
