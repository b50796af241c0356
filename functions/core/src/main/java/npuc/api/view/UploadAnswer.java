package npuc.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import npuc.id.UploadId;
import npuc.upload.Upload;
import npuc.upload.UploadFile;
import npuc.upload.UploadPart;

/** An upload with all its parts. */
public record UploadAnswer(
    UploadId id,
    String phase,
    long sizeBytes,
    String digest,
    Optional<String> uri,
    long partBytes,
    List<FileAnswer> files,
    List<String> mismatched,
    Instant expiresAt) {

  /** A file and its parts. */
  record FileAnswer(String path, long sizeBytes, String sha256, List<PartAnswer> parts) {}

  /** A part, and where to send it. */
  record PartAnswer(
      int number,
      long offset,
      long sizeBytes,
      boolean done,
      Optional<String> url,
      Map<String, String> headers) {}

  public static UploadAnswer of(Upload upload) {
    return new UploadAnswer(
        upload.id(),
        upload.phase().word(),
        upload.content().sizeBytes(),
        "sha256:" + upload.content().digest(),
        upload.uri(),
        upload.layout().partBytes(),
        IntStream.range(0, upload.parts().size()).mapToObj(file -> file(upload, file)).toList(),
        upload.mismatched(),
        upload.expiresAt());
  }

  private static FileAnswer file(Upload upload, int index) {
    UploadFile file = upload.content().files().get(index);
    return new FileAnswer(
        file.path(),
        file.sizeBytes(),
        file.sha256(),
        upload.parts().get(index).stream().map(UploadAnswer::part).toList());
  }

  private static PartAnswer part(UploadPart part) {
    return new PartAnswer(
        part.range().number(),
        part.range().offset(),
        part.range().sizeBytes(),
        part.done(),
        part.target().map(UploadPart.Target::url),
        part.target().map(UploadPart.Target::headers).orElse(Map.of()));
  }
}
