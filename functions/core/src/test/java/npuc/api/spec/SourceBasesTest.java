package npuc.api.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import npuc.compilation.BaseArtifact;
import npuc.compilation.Fetch;
import npuc.id.ArtifactId;
import npuc.id.ModelId;
import npuc.id.TestIds;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.memory.MemoryModelSources;
import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.ArtifactUri;
import npuc.registry.HubUri;
import npuc.registry.Pin;
import npuc.source.Sight;
import npuc.source.SourceSecrets;
import org.junit.jupiter.api.Test;

class SourceBasesTest {
  private static final PlatformName TFLITE = new PlatformName("tflite");
  private static final HubUri URI = (HubUri) ArtifactUri.stored("hf://org/model");
  private static final Pin PIN = new Pin("commit:" + "a".repeat(40));

  /** The Job finds the place by the uri that it is given: both name the file, or none. */
  @Test
  void aFileThatIsFoundWhenItIsCompiledIsFetchedByItsUri() {
    HubUri file = URI.withFile("net/kws.tflite");
    var sources = new MemoryModelSources();
    sources.put(
        URI, new Sight.Pinned(file, PIN, Optional.of(5L), Optional.empty(), ModelFiles.unseen()));
    Ulid id = TestIds.ulid(1);
    var artifact =
        new Artifact(
            new ArtifactId(id),
            new ModelId(id),
            new VersionId(id),
            "kws",
            TFLITE,
            URI,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            id.time(),
            Optional.empty());

    ChosenBase base =
        new SourceBases(sources, () -> "models")
            .open(artifact, URI, SourceSecrets.NONE, "baseArtifactId", new Violations())
            .orElseThrow();

    assertEquals(file, BaseArtifact.of(base.artifact(), base.fetch()).uri());
    assertEquals(Optional.of(Fetch.of(file, PIN, TFLITE, "models")), base.fetch());
  }
}
