package npuc.api.spec;

import java.util.OptionalLong;
import npuc.registry.Artifact;
import npuc.registry.ModelVolumes;

/**
 * Whether the file of an artifact is another one than was registered, as a Job would find out too.
 * Nothing is said of folders, nor of what can't be seen from here; of a file too large for a digest
 * at every request, its size alone speaks.
 */
record ChangedFile(Artifact artifact, ModelVolumes volumes) {

  boolean isChanged() {
    OptionalLong size = volumes.size(artifact.uri());
    return size.isPresent() && (isOtherSize(size.getAsLong()) || isOtherContent());
  }

  /** Asked first: it costs nothing. */
  private boolean isOtherSize(long now) {
    return artifact.sizeBytes().filter(registered -> registered != now).isPresent();
  }

  private boolean isOtherContent() {
    return artifact.digest().isPresent()
        && volumes.digest(artifact.uri()).filter(now -> !isRegistered(now)).isPresent();
  }

  private boolean isRegistered(String digest) {
    return artifact.digest().filter(digest::equals).isPresent();
  }
}
