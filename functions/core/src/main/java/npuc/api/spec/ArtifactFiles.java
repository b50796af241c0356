package npuc.api.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import npuc.input.Texts;
import npuc.platform.ModelFiles;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeUri;

/** {@link ModelFiles} of an artifact that is a folder on a volume, or one file. */
record ArtifactFiles(ModelVolumes volumes, VolumeUri folder) implements ModelFiles {

  /** The files of an artifact; {@link ModelFiles#unseen} where only Jobs can see them. */
  static ModelFiles of(VolumeUri uri, ModelVolumes volumes) {
    return switch (volumes.look(uri)) {
      case ModelVolumes.Presence.Found found ->
          volumes.size(uri).isPresent()
              ? new ArtifactFile(volumes, uri)
              : new ArtifactFiles(volumes, uri);
      case ModelVolumes.Presence.Missing() -> ModelFiles.unseen();
      case ModelVolumes.Presence.UnknownClaim() -> ModelFiles.unseen();
      case ModelVolumes.Presence.Outside() -> ModelFiles.unseen();
      case ModelVolumes.Presence.Unusable unusable -> ModelFiles.unseen();
      case ModelVolumes.Presence.Unseen() -> ModelFiles.unseen();
    };
  }

  @Override
  public boolean visible() {
    return true;
  }

  @Override
  public boolean isNear() {
    return true;
  }

  @Override
  public List<String> names() {
    return volumes.names(folder);
  }

  @Override
  public OptionalLong size(String name) {
    return isPlain(name) ? volumes.size(file(name)) : OptionalLong.empty();
  }

  @Override
  public Optional<byte[]> read(String name, long offset, int length) {
    return isPlain(name) ? volumes.read(file(name), offset, length) : Optional.empty();
  }

  /** An index is content from outside: a shard's name may lead anywhere. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && !name.contains("/")
        && !name.equals("..")
        && !name.equals(".")
        && Texts.isPlain(name);
  }

  private VolumeUri file(String name) {
    return folder.withPath(folder.path() + "/" + name);
  }
}
