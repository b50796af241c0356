package npuc.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.Identified;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.platform.PlatformName;

/**
 * One stored form of a version: the original, or what a compilation made of it.
 *
 * @param platform the format of its files, such as safetensors, tflite, ethos-u
 * @param pin which content of a source is meant; empty on a volume, and where the source didn't
 *     tell when it was registered
 * @param digest {@code sha256:<64 hex>} of the file, or of the manifest of a compiled artifact
 * @param sizeBytes size of all its files together
 * @param compilation the compilation that made it; empty for an original
 * @param origin from what and how it was compiled; empty for an original, and in older records
 * @param archived whether it is no base of new compilations; false in older records
 */
public record Artifact(
    ArtifactId id,
    ModelId modelId,
    VersionId versionId,
    String name,
    PlatformName platform,
    ArtifactUri uri,
    Optional<Pin> pin,
    Optional<String> digest,
    Optional<Long> sizeBytes,
    Instant createdAt,
    Optional<CompilationId> compilation,
    Optional<Origin> origin,
    boolean archived)
    implements Identified {

  @JsonCreator
  public Artifact {}

  /** An original that is not archived, or what a compilation made of which nothing is kept. */
  public Artifact(
      ArtifactId id,
      ModelId modelId,
      VersionId versionId,
      String name,
      PlatformName platform,
      ArtifactUri uri,
      Optional<Pin> pin,
      Optional<String> digest,
      Optional<Long> sizeBytes,
      Instant createdAt,
      Optional<CompilationId> compilation) {
    this(
        id,
        modelId,
        versionId,
        name,
        platform,
        uri,
        pin,
        digest,
        sizeBytes,
        createdAt,
        compilation,
        Optional.empty(),
        false);
  }

  /**
   * The same with what was seen of it at its source, where the registry does not know that.
   *
   * @param at with the file, where it was registered without
   */
  public Artifact seen(SourceUri at, Optional<Long> size, Optional<String> found) {
    return new Artifact(
        id,
        modelId,
        versionId,
        name,
        platform,
        at,
        pin,
        digest.or(() -> found),
        sizeBytes.or(() -> size),
        createdAt,
        compilation,
        origin,
        archived);
  }

  /** The same, changed; an artifact has no description. */
  public Artifact with(EntryChange change) {
    return new Artifact(
        id,
        modelId,
        versionId,
        change.name().orElse(name),
        platform,
        uri,
        pin,
        digest,
        sizeBytes,
        createdAt,
        compilation,
        origin,
        change.archived().orElse(archived));
  }
}
