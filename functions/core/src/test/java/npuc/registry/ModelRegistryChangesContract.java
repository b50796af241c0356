package npuc.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.CountingIds;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.memory.AtOnce;
import npuc.memory.MutableClock;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ModelRegistry} promises about changes of its entries. */
public abstract class ModelRegistryChangesContract {
  private static final EntryChange RENAMED =
      new EntryChange(Optional.of("다른 이름"), Optional.empty(), Optional.empty());
  private static final EntryChange ARCHIVED =
      new EntryChange(Optional.empty(), Optional.empty(), Optional.of(true));

  private final CountingIds ids =
      new CountingIds(new MutableClock(Instant.parse("2026-11-01T00:00:00Z")));
  private final Entries entries = new Entries(ids);
  private final Model model = entries.model("model");
  private final Version version = entries.versionOf(model);
  private final Artifact artifact = entries.compiledOf(version, new CompilationId(ids.next()));
  private ModelRegistry registry;

  /** A registry of its own for this test, empty. */
  protected abstract ModelRegistry registry();

  @BeforeEach
  void open() {
    registry = registry();
    registry.addModel(model);
    registry.addVersion(version);
    registry.addArtifact(artifact);
  }

  @Test
  void keepsWhatAChangeMakesOfAModel() {
    var change = new EntryChange(Optional.of("other"), Optional.of("in\nlines"), Optional.of(true));
    Optional<Model> changed = Optional.of(model.with(change));

    assertEquals(changed, registry.changeModel(model.id(), before -> before.with(change)));
    assertEquals(changed, registry.findModel(model.id()));
    assertEquals(changed.stream().toList(), registry.models(PageRequest.first(9)).items());
  }

  @Test
  void keepsWhatAChangeMakesOfAVersion() {
    Optional<Version> changed = Optional.of(version.with(RENAMED).with(ARCHIVED));

    assertEquals(
        changed,
        registry.changeVersion(
            model.id(), version.id(), before -> before.with(RENAMED).with(ARCHIVED)));
    assertEquals(changed, registry.findVersion(model.id(), version.id()));
  }

  @Test
  void keepsWhatAChangeMakesOfAnArtifactWhoseCompilationStillHasOne() {
    Optional<Artifact> changed = Optional.of(artifact.with(ARCHIVED));

    assertEquals(changed, registry.changeArtifact(version.id(), artifact.id(), this::archived));
    assertEquals(changed, registry.findArtifact(version.id(), artifact.id()));
    assertEquals(List.of(), registry.originals(version.id(), PageRequest.first(9)).items());
    registry.addArtifact(entries.compiledOf(version, artifact.compilation().orElseThrow()));
    assertEquals(
        changed.stream().toList(), registry.artifacts(version.id(), PageRequest.first(9)).items());
  }

  @Test
  void changesNothingThatIsNotThereOrBelongsToAnother() {
    var otherModel = new ModelId(ids.next());
    var otherVersion = new VersionId(ids.next());

    assertEquals(Optional.empty(), registry.changeModel(otherModel, before -> before));
    assertEquals(
        Optional.empty(),
        registry.changeVersion(otherModel, version.id(), before -> before.with(RENAMED)));
    assertEquals(
        Optional.empty(),
        registry.changeArtifact(otherVersion, artifact.id(), before -> before.with(RENAMED)));
    assertEquals(
        Optional.empty(),
        registry.changeArtifact(
            version.id(), new ArtifactId(ids.next()), before -> before.with(RENAMED)));
    assertEquals(Optional.of(version), registry.findVersion(model.id(), version.id()));
    assertEquals(Optional.of(artifact), registry.findArtifact(version.id(), artifact.id()));
  }

  @Test
  void ofTwoChangesAtOnceBothSurvive() {
    AtOnce.call(
        List.<Callable<Optional<Model>>>of(
            () -> registry.changeModel(model.id(), before -> before.with(RENAMED)),
            () -> registry.changeModel(model.id(), before -> before.with(ARCHIVED))));

    assertEquals(Optional.of(model.with(RENAMED).with(ARCHIVED)), registry.findModel(model.id()));
  }

  @Test
  void ofManyChangesAtOnceNoneIsLost() {
    List<Callable<Optional<Version>>> changes =
        IntStream.range(0, 8)
            .<Callable<Optional<Version>>>mapToObj(
                number ->
                    () ->
                        registry.changeVersion(model.id(), version.id(), before -> longer(before)))
            .toList();
    AtOnce.call(changes);

    assertEquals(
        Optional.of(version.name() + "+".repeat(8)),
        registry.findVersion(model.id(), version.id()).map(Version::name));
  }

  private Artifact archived(Artifact before) {
    return before.with(ARCHIVED);
  }

  private static Version longer(Version before) {
    return before.with(
        new EntryChange(Optional.of(before.name() + "+"), Optional.empty(), Optional.empty()));
  }
}
