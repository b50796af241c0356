package npuc.local.volume;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The digests of files, kept as long as a file looks the same: a form that is checked while one
 * types would hash a model with every key.
 */
final class KnownDigests {
  private static final int KEPT = 256;
  private static final String LOOKS = "unix:size,lastModifiedTime,ctime,ino,dev";

  private final Map<Path, Known> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  private record Known(Map<String, Object> looks, String digest) {}

  /** {@code sha256:<hex>} of a file. */
  String of(Path file) throws IOException {
    Map<String, Object> looks = Files.readAttributes(file, LOOKS);
    synchronized (kept) {
      Known known = kept.get(file);
      if (known != null && known.looks.equals(looks)) {
        return known.digest;
      }
    }
    var read = new Known(looks, hash(file));
    synchronized (kept) {
      kept.put(file, read);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return read.digest;
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream stream = new DigestInputStream(Files.newInputStream(file), sha256)) {
        stream.transferTo(OutputStream.nullOutputStream());
      }
      return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
