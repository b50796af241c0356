package npuc.upload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.id.UploadId;

/**
 * An upload as it is now.
 *
 * @param parts those of each file, in the order of the files
 * @param mismatched paths of files whose bytes did not have their sha256 when they were checked
 *     last: their parts have to be sent again
 * @param uri where the content lies, once it is complete
 * @param expiresAt when it is forgotten, and what was sent is removed unless it is complete
 */
public record Upload(
    UploadId id,
    UploadContent content,
    PartLayout layout,
    UploadPhase phase,
    List<List<UploadPart>> parts,
    List<String> mismatched,
    Optional<String> uri,
    Instant expiresAt) {
  public Upload {
    parts = parts.stream().map(List::copyOf).toList();
    mismatched = List.copyOf(mismatched);
  }

  /** How many parts are not here yet. */
  public long missing() {
    return parts.stream().flatMap(List::stream).filter(part -> !part.done()).count();
  }
}
