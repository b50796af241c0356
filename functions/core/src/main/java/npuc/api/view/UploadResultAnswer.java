package npuc.api.view;

import java.util.Optional;
import npuc.id.UploadId;
import npuc.upload.Upload;

/** What came of completing an upload. */
public record UploadResultAnswer(
    UploadId id, String phase, Optional<String> uri, String digest, long sizeBytes) {

  public static UploadResultAnswer of(Upload upload) {
    return new UploadResultAnswer(
        upload.id(),
        upload.phase().word(),
        upload.uri(),
        "sha256:" + upload.content().digest(),
        upload.content().sizeBytes());
  }
}
