package npuc.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.registry.Artifact;
import npuc.registry.ArtifactUri;
import npuc.registry.Origin;
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

  /** Where it comes from: what made it, as far as that was kept; an original comes from nothing. */
  record SourceAnswer(
      Optional<CompilationId> compilationId,
      Optional<BaseAnswer> baseArtifact,
      Optional<Toolchain> toolchain,
      Optional<Options> options,
      List<String> additionalArgs,
      Optional<String> optionsHash) {
    private static SourceAnswer of(Artifact artifact) {
      Optional<Origin> origin = artifact.origin();
      return new SourceAnswer(
          artifact.compilation(),
          origin.map(one -> new BaseAnswer(one.base(), one.baseName())),
          origin.map(Origin::toolchain),
          origin.flatMap(Origin::options),
          origin.map(Origin::additionalArgs).orElse(List.of()),
          origin.map(Origin::optionsHash));
    }
  }

  /** The artifact that was compiled, as it was called then. */
  record BaseAnswer(ArtifactId id, String name) {}

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
        SourceAnswer.of(artifact),
        artifact.archived());
  }
}
