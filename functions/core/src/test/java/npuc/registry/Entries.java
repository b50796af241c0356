package npuc.registry;

import java.util.Optional;
import npuc.compilation.StoredSpecs;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.Ids;
import npuc.id.ModelId;
import npuc.id.VersionId;

/** Sample entries of a registry, each with an identity of its own. */
public record Entries(Ids ids) {

  public Model model(String name) {
    var id = new ModelId(ids.next());
    return new Model(id, name, "", id.ulid().time());
  }

  public Version versionOf(Model model) {
    var id = new VersionId(ids.next());
    return new Version(id, model.id(), "1", id.ulid().time());
  }

  /** An artifact that no compilation made. */
  public Artifact originalOf(Version version) {
    return artifact(version, Optional.empty());
  }

  public Artifact compiledOf(Version version, CompilationId compilation) {
    return artifact(version, Optional.of(compilation));
  }

  private Artifact artifact(Version version, Optional<CompilationId> compilation) {
    var id = new ArtifactId(ids.next());
    return new Artifact(
        id,
        version.modelId(),
        version.id(),
        "artifact",
        StoredSpecs.ETHOS_U,
        new ArtifactUri("models", "a/b"),
        Optional.empty(),
        Optional.empty(),
        id.ulid().time(),
        compilation);
  }
}
