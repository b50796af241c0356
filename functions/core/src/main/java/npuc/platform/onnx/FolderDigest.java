package npuc.platform.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import npuc.platform.ContentDigest;
import npuc.platform.ModelFiles;

/**
 * The digest of a folder with a model and its weights: one line of name, bytes and sha256 for each
 * file, of which the first and the last 64 KiB are read: weights may be many gigabytes.
 */
public final class FolderDigest {
  private static final int END_BYTES = 65_536;
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(name -> name.getBytes(UTF_8), Arrays::compareUnsigned);

  private FolderDigest() {}

  /** Empty where nothing can be seen. */
  public static Optional<String> of(ModelFiles files) {
    if (!files.visible()) {
      return Optional.empty();
    }
    var lines = new StringBuilder();
    for (String name : files.names().stream().sorted(BY_BYTES).toList()) {
      if (!name.startsWith(".")) {
        long size = files.size(name).orElse(0);
        lines.append(name).append('\t').append(size).append('\t');
        lines.append(ContentDigest.hex(ends(files, name, size))).append('\n');
      }
    }
    return Optional.of(ContentDigest.ofLines(lines));
  }

  private static byte[] ends(ModelFiles files, String name, long size) {
    int length = (int) Math.min(END_BYTES, size);
    byte[] first = files.read(name, 0, length).orElseGet(() -> new byte[0]);
    byte[] last = files.read(name, size - length, length).orElseGet(() -> new byte[0]);
    byte[] both = new byte[first.length + last.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(last, 0, both, first.length, last.length);
    return both;
  }
}
