package npuc.platform.rngd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import npuc.platform.FilePart;
import npuc.platform.ModelFiles;
import npuc.retry.RetryableException;

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
            .append(sha256(new FilePart(files, name, 0, head(files, name, size))))
            .append('\n');
      }
    }
    byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of("sha256:" + sha256(new ByteArrayInputStream(text)));
  }

  private static String sha256(InputStream content) {
    try (var read = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
      read.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(read.getMessageDigest().digest());
    } catch (IOException e) {
      throw new RetryableException("a file of the model changes while it is read", e);
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
