package npuc.local.upload;

import java.io.IOException;
import java.util.List;
import npuc.local.http.PartReceiver;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.upload.PartRange;
import npuc.upload.Upload;

/** Judges a part of an upload before it is written, and says what came of it. */
record PartIntake(UploadFolders folders, PartWriter writer) {
  /** What Java says of ENOSPC. */
  private static final String DISK_FULL = "No space left on device";

  Outcome<Long> receive(Upload upload, PartReceiver.Part part, PartReceiver.Body body)
      throws IOException {
    List<PartRange> ranges =
        part.file() > upload.parts().size()
            ? List.of()
            : upload.layout().parts(upload.content().files().get(part.file() - 1).sizeBytes());
    if (part.number() > ranges.size()) {
      return Outcome.refused(
          Refusal.notFound("part", part.number() + " of file " + part.file() + " of this upload"));
    }
    PartRange range = ranges.get(part.number() - 1);
    if (upload.parts().get(part.file() - 1).get(part.number() - 1).done()) {
      return Outcome.done(range.sizeBytes());
    }
    if (body.said() >= 0 && body.said() != range.sizeBytes()) {
      return otherLength(range);
    }
    String path = upload.content().files().get(part.file() - 1).path();
    try {
      return switch (writer.write(part, range, folders.of(upload.id()), path, body.bytes())) {
        case WRITTEN -> Outcome.done(range.sizeBytes());
        case OTHER_LENGTH -> otherLength(range);
        case SUPERSEDED ->
            Outcome.refused(
                RefusalCode.TEMPORARILY_UNAVAILABLE,
                "Another request sends this part, or the upload is gone; ask what is done.");
      };
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains(DISK_FULL)) {
        return Outcome.refused(RefusalCode.NO_ROOM, "The disk of the uploads is full.");
      }
      throw e;
    }
  }

  private static Outcome<Long> otherLength(PartRange range) {
    var violations = new Violations();
    violations.add(
        "",
        Fault.of(
                ViolationCode.OUT_OF_RANGE,
                "the body must be the part's {min} bytes, no more or less")
            .with("min", range.sizeBytes())
            .with("max", range.sizeBytes()));
    return Outcome.refused(violations.refusal());
  }
}
