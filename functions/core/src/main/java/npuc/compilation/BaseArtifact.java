package npuc.compilation;

import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.registry.Artifact;
import npuc.registry.ArtifactUri;
import npuc.registry.VolumeUri;

/**
 * The artifact that is compiled, as it was when the compilation was asked for.
 *
 * @param uri where it was registered: on a volume, or at a source
 * @param fetch how a source is fetched; empty on a volume
 */
public record BaseArtifact(
    ArtifactId id,
    String name,
    ArtifactUri uri,
    Optional<Fetch> fetch,
    Optional<String> digest,
    Optional<Long> sizeBytes) {

  public BaseArtifact {
    if (uri instanceof VolumeUri == fetch.isPresent()) {
      throw new IllegalArgumentException("a source is fetched, a volume is not: " + uri);
    }
  }

  /** One that lies on a volume already, or is to be fetched. */
  public static BaseArtifact of(Artifact artifact, Optional<Fetch> fetch) {
    return new BaseArtifact(
        artifact.id(),
        artifact.name(),
        artifact.uri(),
        fetch,
        artifact.digest(),
        artifact.sizeBytes());
  }

  /** The same, with what was found in its files. */
  public BaseArtifact withDigest(Optional<String> found) {
    return new BaseArtifact(id, name, uri, fetch, found, sizeBytes);
  }

  /** Where the Jobs read it: the volume on which it is, or to which it is fetched. */
  public VolumeUri location() {
    return uri instanceof VolumeUri volume ? volume : fetch.orElseThrow().place();
  }
}
