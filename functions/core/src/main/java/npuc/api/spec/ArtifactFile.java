package npuc.api.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import npuc.platform.ModelFiles;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeUri;

/** {@link ModelFiles} of an artifact that is one file on a volume. */
record ArtifactFile(ModelVolumes volumes, VolumeUri uri) implements ModelFiles {

  @Override
  public boolean visible() {
    return true;
  }

  @Override
  public boolean isNear() {
    return true;
  }

  @Override
  public Optional<String> onlyFile() {
    return Optional.of(uri.name());
  }

  @Override
  public List<String> names() {
    return List.of(uri.name());
  }

  @Override
  public OptionalLong size(String name) {
    return name.equals(uri.name()) ? volumes.size(uri) : OptionalLong.empty();
  }

  @Override
  public Optional<byte[]> read(String name, long offset, int length) {
    return name.equals(uri.name()) ? volumes.read(uri, offset, length) : Optional.empty();
  }
}
