package npuc.registry;

import java.util.List;
import java.util.Optional;
import npuc.compilation.Specs;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.Ids;
import npuc.id.ModelId;
import npuc.id.VersionId;

/** Sample entries of a registry, each with an identity of its own. */
public record Entries(Ids ids) {

  /** What a person may call a model, a version or an artifact. */
  public static List<String> names() {
    return List.of(
        "라마 3.1 / 한국어",
        "模型",
        "נוֹתֵן",
        "../../etc/passwd",
        "a; rm -rf / && $(true) `true`",
        "'\"\\",
        "👩‍👩‍👧‍👦",
        "한".repeat(200),
        "😀".repeat(200));
  }

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
        Specs.ETHOS_U.platform(),
        new VolumeUri("models", "a/b"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        id.ulid().time(),
        compilation);
  }
}
