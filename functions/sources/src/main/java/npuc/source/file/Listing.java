package npuc.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import npuc.compilation.ReasonCode;
import npuc.hash.Sha256;
import npuc.registry.Pin;
import npuc.source.net.RefusedException;

/** The pin of many files: the sha256 of the lines of them all, sorted by their bytes. */
public final class Listing {
  private Listing() {}

  /**
   * A file of it.
   *
   * @param etag without quotes; {@code -} where there is none
   */
  public record Entry(String path, long sizeBytes, String etag) {
    private String line() {
      return path + "\t" + sizeBytes + "\t" + etag + "\n";
    }
  }

  public static Pin pin(List<Entry> entries) {
    List<byte[]> lines =
        entries.stream()
            .map(entry -> entry.line().getBytes(UTF_8))
            .sorted(Arrays::compareUnsigned)
            .toList();
    var text = new byte[lines.stream().mapToInt(line -> line.length).sum()];
    int end = 0;
    for (byte[] line : lines) {
      System.arraycopy(line, 0, text, end, line.length);
      end += line.length;
    }
    return new Pin("listing:" + Sha256.hex(text));
  }

  /** The content that was meant is not to be had any more. */
  public static RefusedException changed(String what, String how) {
    return new RefusedException(
        ReasonCode.SOURCE_CHANGED,
        "%s is not what was registered any more (%s): register it again, and compile that"
            .formatted(what, how));
  }
}
