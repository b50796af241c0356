package npuc.api.spec;

import java.util.OptionalLong;
import npuc.registry.Artifact;
import npuc.registry.ModelVolumes;

/**
 * Whether the file of an artifact is another one than was registered, as a Job would find out too.
 * Nothing is said of folders, which have no digest, nor of what can't be seen from here.
 */
record ChangedFile(Artifact artifact, ModelVolumes volumes) {

  boolean isChanged() {
    OptionalLong size = volumes.size(artifact.uri());
    return artifact.digest().isPresent()
        && size.isPresent()
        && (isOtherSize(size.getAsLong()) || isOtherContent());
  }

  /** Asked first: it costs nothing. */
  private boolean isOtherSize(long now) {
    return artifact.sizeBytes().filter(registered -> registered != now).isPresent();
  }

  private boolean isOtherContent() {
    return volumes
        .digest(artifact.uri())
        .filter(now -> !artifact.digest().orElseThrow().equals(now))
        .isPresent();
  }
}
