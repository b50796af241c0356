package npuc.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.CountingIds;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.memory.AtOnce;
import npuc.memory.MutableClock;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link ModelRegistry} promises about deletions. */
public abstract class ModelRegistryDeletionContract {
  private final CountingIds ids =
      new CountingIds(new MutableClock(Instant.parse("2026-11-01T00:00:00Z")));
  private final Entries entries = new Entries(ids);
  private final Model model = entries.model("model");
  private final Version version = entries.versionOf(model);
  private final CompilationId compilation = new CompilationId(ids.next());
  private ModelRegistry registry;

  /** A registry of its own for this test, empty. */
  protected abstract ModelRegistry registry();

  @BeforeEach
  void open() {
    registry = registry();
    registry.addModel(model);
    assertTrue(registry.addVersion(version));
  }

  @Test
  void deletesFromTheEndWhatHoldsNothing() {
    Artifact artifact = add(entries.originalOf(version));

    assertEquals(Deletion.HELD, registry.deleteModel(model.id()));
    assertEquals(Deletion.HELD, registry.deleteVersion(model.id(), version.id()));
    assertEquals(Deletion.DELETED, registry.deleteArtifact(version.id(), artifact.id()));
    assertEquals(Deletion.HELD, registry.deleteModel(model.id()));
    assertEquals(Deletion.DELETED, registry.deleteVersion(model.id(), version.id()));
    assertEquals(Deletion.DELETED, registry.deleteModel(model.id()));

    assertEquals(Optional.empty(), registry.findModel(model.id()));
    assertEquals(Optional.empty(), registry.findVersion(model.id(), version.id()));
    assertEquals(Optional.empty(), registry.findArtifact(version.id(), artifact.id()));
    assertEquals(List.of(), registry.models(PageRequest.first(9)).items());
  }

  @Test
  void whatIsHeldStaysAsItIs() {
    registry.deleteModel(model.id());

    assertEquals(Optional.of(model), registry.findModel(model.id()));
    assertTrue(registry.addVersion(entries.versionOf(model)));
  }

  @Test
  void deletesNothingTwiceAndNothingOfAnother() {
    Artifact artifact = add(entries.originalOf(version));
    var otherModel = new ModelId(ids.next());
    var otherVersion = new VersionId(ids.next());

    assertEquals(Deletion.MISSING, registry.deleteModel(otherModel));
    assertEquals(Deletion.MISSING, registry.deleteVersion(otherModel, version.id()));
    assertEquals(Deletion.MISSING, registry.deleteArtifact(otherVersion, artifact.id()));
    assertEquals(
        Deletion.MISSING, registry.deleteArtifact(version.id(), new ArtifactId(ids.next())));
    registry.deleteArtifact(version.id(), artifact.id());
    assertEquals(Deletion.MISSING, registry.deleteArtifact(version.id(), artifact.id()));
    registry.deleteVersion(model.id(), version.id());
    assertEquals(Deletion.MISSING, registry.deleteVersion(model.id(), version.id()));
  }

  @Test
  void addsNothingToWhatIsNotThere() {
    Model other = entries.model("other");
    Version ofOther = entries.versionOf(other);

    assertFalse(registry.addVersion(ofOther));
    assertEquals(Optional.empty(), registry.addArtifact(entries.originalOf(ofOther)));
    assertEquals(Optional.empty(), registry.addArtifact(entries.compiledOf(ofOther, compilation)));

    assertEquals(Optional.empty(), registry.findVersion(other.id(), ofOther.id()));
    assertEquals(List.of(), registry.artifacts(ofOther.id(), PageRequest.first(9)).items());
  }

  @Test
  void aResultThatWasDeletedDoesNotComeBackByARetryOfItsRegistration() {
    Artifact made = add(entries.compiledOf(version, compilation));
    registry.deleteArtifact(version.id(), made.id());

    assertEquals(Optional.empty(), registry.addArtifact(made));
    assertEquals(Optional.empty(), registry.addArtifact(entries.compiledOf(version, compilation)));
    assertEquals(List.of(), registry.artifacts(version.id(), PageRequest.first(9)).items());
    assertEquals(Deletion.DELETED, registry.deleteVersion(model.id(), version.id()));
  }

  @Test
  void anOriginalThatWasDeletedMayBeRegisteredAgain() {
    Artifact original = add(entries.originalOf(version));
    registry.deleteArtifact(version.id(), original.id());

    assertEquals(Optional.of(original), registry.addArtifact(original));
  }

  @RepeatedTest(5)
  void ofAnAddAndADeletionOfItsModelAtOnceOneWins() {
    Model empty = entries.model("empty");
    registry.addModel(empty);
    Version added = entries.versionOf(empty);

    List<Boolean> both =
        AtOnce.call(
            List.<Callable<Boolean>>of(
                () -> registry.addVersion(added),
                () -> registry.deleteModel(empty.id()) == Deletion.DELETED));

    assertTrue(both.get(0) ^ both.get(1), both::toString);
    assertEquals(both.get(0), registry.findModel(empty.id()).isPresent());
    assertEquals(both.get(0), registry.findVersion(empty.id(), added.id()).isPresent());
  }

  @RepeatedTest(5)
  void ofManyAddsAndDeletionsOfTheirVersionAtOnceNothingIsLeftWithoutItsOwner() {
    List<Artifact> artifacts = Stream.generate(() -> entries.originalOf(version)).limit(4).toList();
    Stream<Callable<Boolean>> adds =
        artifacts.stream().map(one -> () -> registry.addArtifact(one).isPresent());
    Stream<Callable<Boolean>> deletions =
        Stream.generate(
                () ->
                    (Callable<Boolean>)
                        () -> registry.deleteVersion(model.id(), version.id()) == Deletion.DELETED)
            .limit(2);

    List<Boolean> answers = AtOnce.call(Stream.concat(adds, deletions).toList());

    boolean anyAdded = answers.subList(0, 4).contains(true);
    assertEquals(anyAdded, registry.findVersion(model.id(), version.id()).isPresent());
    assertEquals(anyAdded, !answers.subList(4, 6).contains(true));
    assertEquals(
        answers.subList(0, 4),
        artifacts.stream()
            .map(one -> registry.findArtifact(version.id(), one.id()).isPresent())
            .toList());
  }

  private Artifact add(Artifact artifact) {
    return registry.addArtifact(artifact).orElseThrow();
  }
}
