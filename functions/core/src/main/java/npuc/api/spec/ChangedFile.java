package npuc.api.spec;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import npuc.platform.Platforms;
import npuc.registry.Artifact;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeUri;

/**
 * Whether the files of an artifact are others than were registered, as a Job would find out too.
 * Nothing is said of a folder that was registered without a digest, nor of what can't be seen from
 * here; of a file too large for a digest at every request, its size alone speaks.
 */
record ChangedFile(Artifact artifact, VolumeUri uri, ModelVolumes volumes, Platforms platforms) {

  boolean isChanged() {
    OptionalLong size = volumes.size(uri);
    return size.isPresent()
        ? isOtherSize(size.getAsLong()) || isOther(() -> volumes.digest(uri))
        : isOther(this::ofFolder);
  }

  /** Asked first: it costs nothing. */
  private boolean isOtherSize(long now) {
    return artifact.sizeBytes().filter(registered -> registered != now).isPresent();
  }

  private boolean isOther(Supplier<Optional<String>> digest) {
    return artifact.digest().isPresent()
        && digest.get().filter(now -> !isRegistered(now)).isPresent();
  }

  private Optional<String> ofFolder() {
    return platforms.digest(artifact.platform(), ArtifactFiles.of(uri, volumes));
  }

  private boolean isRegistered(String digest) {
    return artifact.digest().filter(digest::equals).isPresent();
  }
}
