package npuc.platform.rngd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import npuc.platform.ContentDigest;
import npuc.platform.FilePart;
import npuc.platform.ModelFiles;

/**
 * The digest of a folder with a model: one line {@code <name> <bytes> <sha256>} for config.json,
 * the index and each file of weights, sorted by name; of weights only the header is read, which
 * says what the rest is.
 */
final class FolderDigest {
  private static final int MOST_BYTES = 64 * 1024 * 1024;
  private static final int LENGTH_BYTES = SafetensorsHeader.LENGTH_BYTES;

  private FolderDigest() {}

  /** Empty where nothing can be seen. */
  static Optional<String> of(ModelFiles files) {
    var lines = new StringBuilder();
    for (String name : files.names()) {
      if (isPart(name)) {
        long size = files.size(name).orElse(0);
        lines
            .append("%s %d ".formatted(name, size))
            .append(ContentDigest.hex(new FilePart(files, name, 0, head(files, name, size))))
            .append('\n');
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(ContentDigest.ofLines(lines));
  }

  private static boolean isPart(String name) {
    return name.equals(ModelConfig.FILE)
        || name.equals(SafetensorsCheck.INDEX)
        || (name.endsWith(SafetensorsCheck.SUFFIX) && !name.startsWith("."));
  }

  /** All of a small file; of weights as much as the first 8 bytes say, or these alone. */
  private static long head(ModelFiles files, String name, long size) {
    if (!name.endsWith(SafetensorsCheck.SUFFIX)) {
      return size <= MOST_BYTES ? size : 0;
    }
    long length = Math.min(size, LENGTH_BYTES);
    long header =
        files
            .read(name, 0, LENGTH_BYTES)
            .map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())
            .orElse(0L);
    return header < 0 || header > MOST_BYTES || header > size - length ? length : length + header;
  }
}
