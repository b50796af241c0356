package npuc.upload;

import java.time.Duration;
import java.util.Optional;
import npuc.id.UploadId;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/**
 * Takes files that somebody sends part by part, in any order, over any time until they expire. What
 * is complete lies at a place that is named after its content, and stays; the same content is taken
 * once. Methods throw {@link npuc.retry.RetryableException} when the store can't be reached.
 */
public interface Uploads {
  /** How long an upload is known, from its begin. */
  Duration KEPT = Duration.ofDays(7);

  /**
   * Begins one. A second call with the same id answers the first one's upload, as it is by then.
   * Content that is here already is complete at once.
   *
   * @return refused when there is no room for it, or too many are under way
   */
  Outcome<Upload> begin(UploadId id, UploadContent content);

  /** The upload; empty when it was never begun, was discarded, or has expired. */
  Optional<Upload> find(UploadId id);

  /**
   * Makes the files one thing at its place, after they were checked, which may take longer than
   * this call: then the upload is {@link UploadPhase#CHECKING}. It appears there whole, and calls
   * at once make one. A complete one stays as it is.
   *
   * @return refused when there is no such upload, or parts are missing
   */
  Outcome<Upload> complete(UploadId id);

  /** Forgets an upload and what was sent of it; a complete content stays. None there is fine. */
  void discard(UploadId id);

  /** That there is none of that id. */
  static Refusal notFound(UploadId id) {
    return Refusal.notFound("upload", id.toString());
  }

  /** That not all of it is here. */
  static Refusal incomplete(Upload upload) {
    long missing = upload.missing();
    return Refusal.of(
        RefusalCode.UPLOAD_INCOMPLETE,
        "%d %s not here yet; send what is not done, then complete it again."
            .formatted(missing, missing == 1 ? "part is" : "parts are"));
  }
}
