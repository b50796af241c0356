package npuc.compilation;

import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.registry.Artifact;
import npuc.registry.ArtifactUri;

/** The artifact that is compiled, as it was when the compilation was asked for. */
public record BaseArtifact(
    ArtifactId id,
    String name,
    ArtifactUri uri,
    Optional<String> digest,
    Optional<Long> sizeBytes) {

  public static BaseArtifact of(Artifact artifact) {
    return new BaseArtifact(
        artifact.id(), artifact.name(), artifact.uri(), artifact.digest(), artifact.sizeBytes());
  }

  /** The same, with what was found in its files. */
  public BaseArtifact withDigest(Optional<String> found) {
    return new BaseArtifact(id, name, uri, found, sizeBytes);
  }
}
