package npuc.upload;

import java.util.Arrays;
import npuc.hash.Sha256;

/** A file that a test uploads. */
public record Sent(String path, byte[] bytes) {
  /** As a request has it. */
  public UploadFile declared() {
    return new UploadFile(path, bytes.length, Sha256.hex(bytes));
  }

  /** The bytes of a part of it. */
  public byte[] part(UploadPart part) {
    int from = (int) part.range().offset();
    return Arrays.copyOfRange(bytes, from, from + (int) part.range().sizeBytes());
  }
}
