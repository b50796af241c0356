package npuc.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** {@link ModelFiles} in memory. */
public final class MapFiles implements ModelFiles {
  private final Map<String, byte[]> files = new TreeMap<>();
  private int largestRead;
  private int bytesRead;
  private boolean near;
  private OptionalLong claimed = OptionalLong.empty();

  public MapFiles with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public MapFiles with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** Says of each file that it is so large. */
  public MapFiles claiming(long bytes) {
    claimed = OptionalLong.of(bytes);
    return this;
  }

  /** As on a volume of this machine. */
  public MapFiles near() {
    near = true;
    return this;
  }

  @Override
  public boolean visible() {
    return true;
  }

  @Override
  public boolean isNear() {
    return near;
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** One file is an artifact by itself, several are a folder. */
  @Override
  public Optional<String> onlyFile() {
    return files.size() == 1 ? files.keySet().stream().findFirst() : Optional.empty();
  }

  @Override
  public OptionalLong size(String name) {
    if (!files.containsKey(name)) {
      return OptionalLong.empty();
    }
    return claimed.isPresent() ? claimed : OptionalLong.of(content(name).length);
  }

  @Override
  public Optional<byte[]> read(String name, long offset, int length) {
    largestRead = Math.max(largestRead, length);
    bytesRead += length;
    if (offset + length > content(name).length) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOfRange(content(name), (int) offset, (int) offset + length));
  }

  /** The most bytes that were read at once. */
  public int largestRead() {
    return largestRead;
  }

  /** All bytes that were asked for. */
  public int bytesRead() {
    return bytesRead;
  }

  private byte[] content(String name) {
    return files.getOrDefault(name, new byte[0]);
  }
}
