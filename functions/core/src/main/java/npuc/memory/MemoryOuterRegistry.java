package npuc.memory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import npuc.platform.PlatformName;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.registry.outer.FoundVersion;
import npuc.registry.outer.OuterModel;
import npuc.registry.outer.OuterOriginal;
import npuc.registry.outer.OuterPage;
import npuc.registry.outer.OuterRegistry;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.OuterVersion;
import npuc.retry.RetryableException;

/** {@link OuterRegistry} that forgets everything with its process. A model's name is its id. */
public final class MemoryOuterRegistry implements OuterRegistry {
  private final Map<String, OuterModel> models = new ConcurrentSkipListMap<>();
  private final Map<String, Stored> versions = new ConcurrentSkipListMap<>();
  private final Map<String, OuterResult> results = new ConcurrentSkipListMap<>();
  private final AtomicBoolean isDown = new AtomicBoolean();

  private record Stored(String model, OuterVersion version, OuterOriginal original) {}

  /** Adds a model. */
  public void put(String model, Instant at) {
    models.put(model, new OuterModel(model, model, "", at));
  }

  /** Adds a version of a model, with its original. */
  public void put(String model, String version, String format, String uri, Instant at) {
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    versions.put(
        key(model, version),
        new Stored(
            model,
            new OuterVersion(version, version, at),
            new OuterOriginal(name, new PlatformName(format), uri, Optional.empty())));
  }

  /** Takes a version away. */
  public void remove(String model, String version) {
    versions.remove(key(model, version));
  }

  /** Lets it answer nothing, or again. */
  public void down(boolean isDownNow) {
    isDown.set(isDownNow);
  }

  /** What was published for a version. */
  public List<OuterResult> published(String model, String version) {
    return results.values().stream()
        .filter(result -> result.model().equals(model) && result.version().equals(version))
        .toList();
  }

  @Override
  public Outcome<OuterPage<OuterModel>> models(Optional<String> search, OuterPage.Request page) {
    reach();
    String part = search.orElse("").toLowerCase(Locale.ROOT);
    List<OuterModel> found =
        models.values().stream()
            .filter(model -> model.name().toLowerCase(Locale.ROOT).contains(part))
            .toList();
    return Outcome.done(page(found, page));
  }

  @Override
  public Outcome<OuterPage<OuterVersion>> versions(String model, OuterPage.Request page) {
    reach();
    List<OuterVersion> all =
        versions.values().stream()
            .filter(stored -> stored.model().equals(model))
            .map(Stored::version)
            .toList();
    return model(model).map(found -> page(all, page));
  }

  @Override
  public Outcome<FoundVersion> find(String model, String version) {
    reach();
    return model(model)
        .flatMap(found -> stored(model, version).map(it -> new FoundVersion(found, it.version())));
  }

  @Override
  public Outcome<OuterOriginal> original(FoundVersion found) {
    reach();
    return stored(found.model().id(), found.version().id()).map(Stored::original);
  }

  @Override
  public Outcome<Optional<String>> publish(OuterResult result) {
    reach();
    return find(result.model(), result.version())
        .map(
            found -> {
              results.put(result.key(), result);
              return Optional.of(key(result.model(), result.version()) + "#" + result.key());
            });
  }

  private void reach() {
    if (isDown.get()) {
      throw new RetryableException("The registry can't be reached: it is down.");
    }
  }

  private Outcome<OuterModel> model(String model) {
    return Optional.ofNullable(models.get(model))
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound("model", model)));
  }

  private Outcome<Stored> stored(String model, String version) {
    return Optional.ofNullable(versions.get(key(model, version)))
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound("version", version)));
  }

  private static <T> OuterPage<T> page(List<T> all, OuterPage.Request page) {
    int from = page.after().map(Integer::parseInt).orElse(0);
    int to = Math.min(all.size(), from + page.limit());
    return new OuterPage<>(
        all.subList(from, to), Optional.of(String.valueOf(to)).filter(it -> to < all.size()));
  }

  private static String key(String model, String version) {
    return model + "/" + version;
  }
}
