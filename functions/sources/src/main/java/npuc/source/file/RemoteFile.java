package npuc.source.file;

import java.util.Optional;
import npuc.source.SourceFile;
import npuc.source.net.Deadline;

/**
 * A file of exactly the pinned content.
 *
 * @param digest {@code sha256:<64 hex>}, where the source tells it
 */
public record RemoteFile(SourceFile named, Optional<String> digest, Reader reader) {

  /** Reads pieces. */
  @FunctionalInterface
  public interface Reader {
    /**
     * So many bytes of the file from an offset on, all of which it has.
     *
     * @throws npuc.source.net.RefusedException if they are not to be had
     * @throws npuc.source.net.UnseenException if they do not come
     */
    byte[] read(long offset, int length, Deadline deadline);
  }

  public String path() {
    return named.path();
  }

  /** The same by another name. */
  public RemoteFile named(String path) {
    return new RemoteFile(new SourceFile(path, sizeBytes()), digest, reader);
  }

  public long sizeBytes() {
    return named.sizeBytes();
  }
}
