package npuc.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.registry.Artifact;
import npuc.registry.Deletion;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.NameKey;
import npuc.registry.NamePage;
import npuc.registry.Version;

/** {@link ModelRegistry} that forgets everything with its process. */
public final class MemoryModelRegistry implements ModelRegistry {
  private final Map<ModelId, Model> models = new ConcurrentHashMap<>();
  private final Map<VersionId, Version> versions = new ConcurrentHashMap<>();
  private final Map<ArtifactId, Artifact> artifacts = new ConcurrentHashMap<>();
  private final Set<CompilationId> deletedResults = ConcurrentHashMap.newKeySet();

  @Override
  public void addModel(Model model) {
    models.putIfAbsent(model.id(), model);
  }

  @Override
  public synchronized boolean addVersion(Version version) {
    boolean isOwned = models.containsKey(version.modelId());
    if (isOwned) {
      versions.putIfAbsent(version.id(), version);
    }
    return isOwned;
  }

  @Override
  public synchronized Optional<Artifact> addArtifact(Artifact artifact) {
    Optional<Artifact> before =
        ofSameCompilation(artifact).or(() -> Optional.ofNullable(artifacts.get(artifact.id())));
    boolean wasDeleted = artifact.compilation().filter(deletedResults::contains).isPresent();
    if (before.isPresent() || wasDeleted || !versions.containsKey(artifact.versionId())) {
      return before;
    }
    artifacts.put(artifact.id(), artifact);
    return Optional.of(artifact);
  }

  @Override
  public Optional<Model> findModel(ModelId model) {
    return Optional.ofNullable(models.get(model));
  }

  @Override
  public Optional<Version> findVersion(ModelId model, VersionId version) {
    return Optional.ofNullable(versions.get(version))
        .filter(found -> found.modelId().equals(model));
  }

  @Override
  public Optional<Artifact> findArtifact(VersionId version, ArtifactId artifact) {
    return Optional.ofNullable(artifacts.get(artifact))
        .filter(found -> found.versionId().equals(version));
  }

  @Override
  public Optional<Model> changeModel(ModelId model, UnaryOperator<Model> change) {
    return Optional.ofNullable(
        models.computeIfPresent(model, (id, before) -> change.apply(before)));
  }

  @Override
  public Optional<Version> changeVersion(
      ModelId model, VersionId version, UnaryOperator<Version> change) {
    return findVersion(model, version)
        .map(Version::id)
        .map(id -> versions.computeIfPresent(id, (same, before) -> change.apply(before)));
  }

  @Override
  public Optional<Artifact> changeArtifact(
      VersionId version, ArtifactId artifact, UnaryOperator<Artifact> change) {
    return findArtifact(version, artifact)
        .map(Artifact::id)
        .map(id -> artifacts.computeIfPresent(id, (same, before) -> change.apply(before)));
  }

  @Override
  public synchronized Deletion deleteModel(ModelId model) {
    return deletion(
        versions.values().stream().anyMatch(version -> version.modelId().equals(model)),
        findModel(model),
        () -> models.remove(model));
  }

  @Override
  public synchronized Deletion deleteVersion(ModelId model, VersionId version) {
    return deletion(
        artifacts.values().stream().anyMatch(artifact -> artifact.versionId().equals(version)),
        findVersion(model, version),
        () -> versions.remove(version));
  }

  @Override
  public synchronized Deletion deleteArtifact(VersionId version, ArtifactId artifact) {
    Optional<Artifact> stored = findArtifact(version, artifact);
    stored.flatMap(Artifact::compilation).ifPresent(deletedResults::add);
    return deletion(false, stored, () -> artifacts.remove(artifact));
  }

  private static Deletion deletion(boolean isHeld, Optional<?> stored, Runnable removal) {
    if (stored.isEmpty()) {
      return Deletion.MISSING;
    }
    if (isHeld) {
      return Deletion.HELD;
    }
    removal.run();
    return Deletion.DELETED;
  }

  @Override
  public Page<Model> models(PageRequest request) {
    return Page.of(models.values().stream(), request);
  }

  @Override
  public NamePage modelsByName(NamePage.Request request) {
    Comparator<String> order =
        request.order() == Order.OLDEST_FIRST ? NameKey.ORDER : NameKey.ORDER.reversed();
    List<Model> following =
        models.values().stream()
            .filter(
                model ->
                    request
                        .after()
                        .map(after -> order.compare(NameKey.of(model), after) > 0)
                        .orElse(true))
            .sorted(Comparator.comparing(NameKey::of, order))
            .toList();
    Page<Model> page = Page.cut(following, request.limit());
    return new NamePage(
        page.items(),
        Optional.of(page).filter(Page::more).map(full -> NameKey.of(full.items().getLast())));
  }

  @Override
  public Page<Version> versions(ModelId model, PageRequest request) {
    return Page.of(
        versions.values().stream().filter(version -> version.modelId().equals(model)), request);
  }

  @Override
  public Page<Artifact> artifacts(VersionId version, PageRequest request) {
    return Page.of(
        artifacts.values().stream().filter(artifact -> artifact.versionId().equals(version)),
        request);
  }

  @Override
  public Page<Artifact> originals(VersionId version, PageRequest request) {
    return Page.of(
        artifacts.values().stream()
            .filter(artifact -> artifact.versionId().equals(version))
            .filter(artifact -> artifact.compilation().isEmpty()),
        request);
  }

  private Optional<Artifact> ofSameCompilation(Artifact artifact) {
    return artifacts.values().stream()
        .filter(other -> artifact.compilation().isPresent())
        .filter(other -> other.compilation().equals(artifact.compilation()))
        .findFirst();
  }
}
