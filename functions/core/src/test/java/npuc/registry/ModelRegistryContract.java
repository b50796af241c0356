package npuc.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import npuc.compilation.Specs;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ModelRegistry} promises about its entries. */
public abstract class ModelRegistryContract {
  private static final Instant TIME = Instant.parse("2026-11-01T00:00:00.123456789Z");

  private final CountingIds ids =
      new CountingIds(new MutableClock(Instant.parse("2026-11-01T00:00:00Z")));
  private final Entries entries = new Entries(ids);
  private final Model model = entries.model("model");
  private final Version version = entries.versionOf(model);
  private ModelRegistry registry;

  /** A registry of its own for this test, empty. */
  protected abstract ModelRegistry registry();

  @BeforeEach
  void open() {
    registry = registry();
    registry.addModel(model);
    registry.addVersion(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "모델 🙂", "e\u0301 \"\\/\n\t\u0001", "'; DROP TABLE model; --", "%_"})
  void keepsNamesOfAnyLanguageAndLength(String text) {
    String name = text.repeat(200).substring(0, 200);
    Model named = new Model(new ModelId(ids.next()), name, text, TIME);
    Version namedVersion = new Version(new VersionId(ids.next()), named.id(), name, TIME);
    registry.addModel(named);
    registry.addVersion(namedVersion);

    assertEquals(Optional.of(named), registry.findModel(named.id()));
    assertEquals(Optional.of(namedVersion), registry.findVersion(named.id(), namedVersion.id()));
  }

  @Test
  void keepsEveryFieldOfAnArtifact() {
    Artifact original = entries.originalOf(version);
    Artifact full =
        new Artifact(
            new ArtifactId(ids.next()),
            model.id(),
            version.id(),
            "가".repeat(200),
            Specs.RNGD.platform(),
            new VolumeUri("models", "모델/b"),
            Optional.empty(),
            Optional.of("sha256:" + "0f".repeat(32)),
            Optional.of(Long.MAX_VALUE),
            TIME,
            Optional.of(compilation()),
            Optional.of(
                new Origin(
                    original.id(),
                    "원본",
                    Specs.RNGD.toolchain(),
                    Specs.RNGD.options(),
                    List.of("--verbose-all"),
                    Specs.RNGD.optionsHash().value())),
            true);

    assertEquals(original, add(original));
    assertEquals(full, add(full));
    assertEquals(Optional.of(original), registry.findArtifact(version.id(), original.id()));
    assertEquals(Optional.of(full), registry.findArtifact(version.id(), full.id()));
  }

  @Test
  void keepsWhatAnImportedEntryIsWhereItCameFrom() {
    var external = Optional.of(External.model("corp", "모델 / 1"));
    var ofVersion = Optional.of(External.version("corp", "모델 / 1", "3"));
    Model imported = new Model(new ModelId(ids.next()), "kws", "", TIME, external, true);
    Version importedVersion =
        new Version(new VersionId(ids.next()), imported.id(), "3", TIME, ofVersion, true);
    registry.addModel(imported);
    registry.addVersion(importedVersion);

    assertEquals(Optional.of(imported), registry.findModel(imported.id()));
    assertEquals(
        Optional.of(importedVersion), registry.findVersion(imported.id(), importedVersion.id()));
  }

  @Test
  void leavesAnEntryAsItIsWhenItsIdIsAddedAgain() {
    registry.addModel(new Model(model.id(), "other", "other", TIME));
    registry.addVersion(new Version(version.id(), model.id(), "other", TIME));

    assertEquals(Optional.of(model), registry.findModel(model.id()));
    assertEquals(Optional.of(version), registry.findVersion(model.id(), version.id()));
  }

  @Test
  void leavesAnArtifactAsItIsWhenItsIdIsAddedAgain() {
    Artifact first = add(entries.originalOf(version));

    assertEquals(first, add(renamed(first, Optional.empty())));
    assertEquals(first, add(renamed(first, Optional.of(compilation()))));
    assertEquals(List.of(first), artifacts());
  }

  @Test
  void findsNothingThatWasNotAdded() {
    assertEquals(Optional.empty(), registry.findModel(new ModelId(ids.next())));
    assertEquals(Optional.empty(), registry.findVersion(model.id(), new VersionId(ids.next())));
    assertEquals(Optional.empty(), registry.findArtifact(version.id(), new ArtifactId(ids.next())));
  }

  @Test
  void findsAVersionUnderItsModelOnly() {
    Model other = entries.model("other");
    registry.addModel(other);

    assertEquals(Optional.empty(), registry.findVersion(other.id(), version.id()));
  }

  @Test
  void findsAnArtifactUnderItsVersionOnly() {
    Version other = entries.versionOf(model);
    registry.addVersion(other);
    Artifact artifact = add(entries.originalOf(version));

    assertEquals(Optional.empty(), registry.findArtifact(other.id(), artifact.id()));
  }

  @Test
  void addsOneArtifactOfACompilation() {
    CompilationId compilation = compilation();
    Artifact first = add(entries.compiledOf(version, compilation));

    assertEquals(first, add(entries.compiledOf(version, compilation)));
    assertEquals(first, add(first));
    assertEquals(List.of(first), artifacts());
  }

  @Test
  void addsOneOfManyArtifactsOfACompilationAtOnce() {
    CompilationId compilation = compilation();
    List<Artifact> twins =
        Stream.generate(() -> entries.compiledOf(version, compilation)).limit(16).toList();

    List<Artifact> answers =
        AtOnce.call(twins.stream().map(twin -> (Callable<Artifact>) () -> add(twin)).toList());

    assertEquals(1, Set.copyOf(answers).size());
    assertTrue(twins.containsAll(answers));
    assertEquals(List.of(answers.getFirst()), artifacts());
  }

  @Test
  void addsArtifactsOfSeveralCompilationsAndOfNone() {
    List<Artifact> added =
        List.of(
            entries.originalOf(version),
            entries.originalOf(version),
            entries.compiledOf(version, compilation()),
            entries.compiledOf(version, compilation()));
    added.forEach(this::add);

    assertEquals(added.reversed(), artifacts());
  }

  private List<Artifact> artifacts() {
    return registry.artifacts(version.id(), PageRequest.first(100)).items();
  }

  private Artifact add(Artifact artifact) {
    return registry.addArtifact(artifact).orElseThrow();
  }

  private CompilationId compilation() {
    return new CompilationId(ids.next());
  }

  private static Artifact renamed(Artifact artifact, Optional<CompilationId> compilation) {
    return new Artifact(
        artifact.id(),
        artifact.modelId(),
        artifact.versionId(),
        "other",
        artifact.platform(),
        artifact.uri(),
        artifact.pin(),
        artifact.digest(),
        artifact.sizeBytes(),
        artifact.createdAt(),
        compilation);
  }
}
