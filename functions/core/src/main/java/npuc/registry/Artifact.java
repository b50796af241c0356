package npuc.registry;

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
 * @param digest {@code sha256:<64 hex>} of the file, or of the manifest of a compiled artifact
 * @param sizeBytes size of all its files together
 * @param compilation the compilation that made it; empty for an original
 */
public record Artifact(
    ArtifactId id,
    ModelId modelId,
    VersionId versionId,
    String name,
    PlatformName platform,
    ArtifactUri uri,
    Optional<String> digest,
    Optional<Long> sizeBytes,
    Instant createdAt,
    Optional<CompilationId> compilation)
    implements Identified {}
