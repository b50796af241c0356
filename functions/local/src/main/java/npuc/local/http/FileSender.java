package npuc.local.http;

import java.util.Optional;
import npuc.api.PublishedFile;
import npuc.refusal.Outcome;

/** Finds published files and reads them, piece by piece: none becomes one body in memory. */
public interface FileSender {

  /**
   * The file that a path of the API names.
   *
   * @param compilation its id, as it was sent
   * @param path inside the published folder, as it was sent
   */
  Outcome<PublishedFile> find(String compilation, String path);

  /** A piece of it; empty when it ends before, or is gone. */
  Optional<byte[]> read(PublishedFile file, long offset, int length);
}
