package npuc.local.http;

import java.io.IOException;
import java.io.InputStream;
import npuc.id.UploadId;
import npuc.refusal.Outcome;

/** Takes the bytes of uploads, which never become one body in memory. */
public interface PartReceiver {

  /** How a part is called in a path, and what it takes of memory to receive it. */
  record Part(UploadId upload, int file, int number) {}

  /**
   * Takes a part. A second call for the same part is fine; of two at once the later one goes on.
   *
   * @param body has no end before it is asked for: no more is read of it than the part has
   * @return how many bytes are there to stay now, or why none were taken
   * @throws IOException when the body breaks off
   */
  Outcome<Long> receive(Part part, Body body) throws IOException;

  /**
   * The body of a request.
   *
   * @param said how many bytes it is said to have; -1 when that is not said
   */
  record Body(InputStream bytes, long said) {}
}
