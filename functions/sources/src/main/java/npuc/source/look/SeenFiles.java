package npuc.source.look;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import npuc.platform.ModelFiles;
import npuc.retry.RetryableException;
import npuc.source.file.RemoteFile;
import npuc.source.net.Deadline;
import npuc.source.net.RefusedException;
import npuc.source.net.UnseenException;

/**
 * {@link ModelFiles} at a source, of which the beginnings were read. Who asks for more, which no
 * usual model makes anybody do, waits for it; a source that fails then is to be asked again.
 */
final class SeenFiles implements ModelFiles {
  private static final Duration ONE = Duration.ofSeconds(10);

  private final Map<String, RemoteFile> files;
  private final Map<String, byte[]> heads;
  private final boolean isOne;

  /**
   * Files of a folder, of which only those directly in it count here, or one file.
   *
   * @param heads the beginnings of some, by path
   */
  SeenFiles(List<RemoteFile> files, Map<String, byte[]> heads, boolean isOne) {
    this.files =
        files.stream()
            .filter(file -> isOne || !file.path().contains("/"))
            .collect(
                Collectors.toMap(
                    RemoteFile::path, file -> file, (one, other) -> one, TreeMap::new));
    this.heads = Map.copyOf(heads);
    this.isOne = isOne;
  }

  @Override
  public boolean visible() {
    return true;
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public Optional<String> onlyFile() {
    return isOne ? files.keySet().stream().findFirst() : Optional.empty();
  }

  @Override
  public OptionalLong size(String name) {
    return find(name).map(file -> OptionalLong.of(file.sizeBytes())).orElseGet(OptionalLong::empty);
  }

  @Override
  public Optional<byte[]> read(String name, long offset, int length) {
    return find(name)
        .filter(file -> offset >= 0 && length >= 0 && offset <= file.sizeBytes() - length)
        .map(file -> read(file, offset, length));
  }

  private byte[] read(RemoteFile file, long offset, int length) {
    byte[] head = heads.getOrDefault(file.path(), new byte[0]);
    return offset + length <= head.length
        ? Arrays.copyOfRange(head, (int) offset, (int) offset + length)
        : fetched(file, offset, length);
  }

  private static byte[] fetched(RemoteFile file, long offset, int length) {
    try {
      return file.reader().read(offset, length, Deadline.in(ONE));
    } catch (RefusedException | UnseenException e) {
      throw new RetryableException(
          "%s can't be read at its source now: %s".formatted(file.path(), e.getMessage()), e);
    }
  }

  private Optional<RemoteFile> find(String name) {
    return Optional.ofNullable(files.get(name));
  }
}
