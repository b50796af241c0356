package npuc.platform.rngd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
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
        lines
            .append("%s %d ".formatted(name, files.size(name).orElse(0)))
            .append(hex(head(files, name)))
            .append('\n');
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of("sha256:" + hex(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isPart(String name) {
    return name.equals(ModelConfig.FILE)
        || name.equals(SafetensorsCheck.INDEX)
        || (name.endsWith(SafetensorsCheck.SUFFIX) && !name.startsWith("."));
  }

  /** All of a small file; of weights as much as the first 8 bytes say, or these alone. */
  private static byte[] head(ModelFiles files, String name) {
    if (!name.endsWith(SafetensorsCheck.SUFFIX)) {
      return files.read(name, MOST_BYTES).orElse(new byte[0]);
    }
    byte[] length = files.read(name, 0, LENGTH_BYTES).orElse(new byte[0]);
    if (length.length < LENGTH_BYTES) {
      return length;
    }
    long header = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return header < 0 || header > MOST_BYTES
        ? length
        : files.read(name, 0, LENGTH_BYTES + (int) header).orElse(length);
  }
}
