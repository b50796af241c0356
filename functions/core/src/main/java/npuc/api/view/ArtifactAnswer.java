package npuc.api.view;

import java.time.Instant;
import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.platform.PlatformName;
import npuc.registry.Artifact;
import npuc.registry.ArtifactUri;
import npuc.registry.Pin;

/** An artifact of a version. */
public record ArtifactAnswer(
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
    SourceAnswer source,
    boolean archived) {

  /** Where it comes from: the compilation that made it, or none. */
  record SourceAnswer(Optional<CompilationId> compilationId) {}

  public static ArtifactAnswer of(Artifact artifact) {
    return new ArtifactAnswer(
        artifact.id(),
        artifact.modelId(),
        artifact.versionId(),
        artifact.name(),
        artifact.platform(),
        artifact.uri(),
        artifact.pin(),
        artifact.digest(),
        artifact.sizeBytes(),
        artifact.createdAt(),
        new SourceAnswer(artifact.compilation()),
        artifact.archived());
  }
}
