package npuc.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import npuc.retry.RetryableException;

/** SHA-256 of what a platform reads of a model. */
public final class ContentDigest {
  private ContentDigest() {}

  /**
   * The digest of a folder, of which a platform tells one line for each file.
   *
   * @return {@code sha256:} and 64 small hex characters
   */
  public static String ofLines(CharSequence lines) {
    return "sha256:" + hex(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** 64 small hex characters. */
  public static String hex(byte[] content) {
    return hex(new ByteArrayInputStream(content));
  }

  /**
   * The same, of what is read to its end.
   *
   * @throws RetryableException if it can't be read, as what changes meanwhile
   */
  public static String hex(InputStream content) {
    try (var read = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
      read.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(read.getMessageDigest().digest());
    } catch (IOException e) {
      throw new RetryableException("a file of the model changes while it is read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
