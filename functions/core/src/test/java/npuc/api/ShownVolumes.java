package npuc.api;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import npuc.hash.Sha256;
import npuc.memory.MemoryModelVolumes;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeUri;

/** Volumes in memory whose files have a content, or are seen as a test says. */
public final class ShownVolumes implements ModelVolumes {
  private final MemoryModelVolumes sizes;
  private final Map<VolumeUri, byte[]> files = new HashMap<>();
  private final Map<VolumeUri, Presence> told = new HashMap<>();

  /** Beside files of which only the size is known. */
  ShownVolumes(MemoryModelVolumes sizes) {
    this.sizes = sizes;
  }

  /** Puts a file into the volume {@code models}: its uri. */
  public String put(String path, byte[] content) {
    var file = new VolumeUri("models", path);
    files.put(file, content);
    return file.toString();
  }

  /** From now on a file of the volume {@code models} is seen like this: its uri. */
  public String show(String path, Presence presence) {
    var file = new VolumeUri("models", path);
    told.put(file, presence);
    return file.toString();
  }

  @Override
  public Presence look(VolumeUri uri) {
    return Optional.ofNullable(told.get(uri))
        .or(() -> size(uri::equals).or(() -> size(file -> isIn(file, uri))))
        .orElseGet(() -> sizes.look(uri));
  }

  @Override
  public Optional<String> digest(VolumeUri file) {
    return content(file).map(content -> "sha256:" + Sha256.hex(content));
  }

  @Override
  public Optional<byte[]> read(VolumeUri file, int maxBytes) {
    return content(file).filter(content -> content.length <= maxBytes);
  }

  @Override
  public List<String> names(VolumeUri folder) {
    return files.keySet().stream()
        .filter(file -> isIn(file, folder))
        .map(file -> file.path().substring(folder.path().length() + 1))
        .sorted()
        .toList();
  }

  @Override
  public OptionalLong size(VolumeUri file) {
    return content(file).stream().mapToLong(content -> content.length).findAny();
  }

  @Override
  public Optional<byte[]> read(VolumeUri file, long offset, int length) {
    return content(file)
        .filter(content -> offset + length <= content.length)
        .map(content -> Arrays.copyOfRange(content, (int) offset, (int) offset + length));
  }

  @Override
  public void removeStaging(VolumeUri folder) {
    sizes.removeStaging(folder);
  }

  private Optional<byte[]> content(VolumeUri file) {
    return Optional.ofNullable(files.get(file));
  }

  private Optional<Presence> size(Predicate<VolumeUri> which) {
    return files.entrySet().stream()
        .filter(file -> which.test(file.getKey()))
        .map(file -> file.getValue().length)
        .reduce(Integer::sum)
        .map(Presence.Found::new);
  }

  private static boolean isIn(VolumeUri file, VolumeUri folder) {
    return file.claim().equals(folder.claim()) && file.parent().equals(folder.path());
  }
}
