package npuc.local.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import npuc.id.UploadId;
import npuc.local.file.Folders;
import npuc.local.http.PartReceiver;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.upload.PartLayout;
import npuc.upload.Upload;
import npuc.upload.UploadContent;
import npuc.upload.UploadPhase;
import npuc.upload.Uploads;

/**
 * {@link Uploads} in a volume of this machine. What is under way lies in a folder of npuc's own
 * beside what is complete, so that completing is one rename; what is complete lies at {@code
 * <digest>/<name>}. All that is known of an upload is in its folder and survives any end.
 */
public final class FolderUploads implements Uploads, PartReceiver, AutoCloseable {
  /** The claim of the volume, which is there by itself. */
  public static final String CLAIM = "uploads";

  /** A part must be there within 30 s: enough for 1.2 Mbit/s. */
  private static final long LEAST_PART_BYTES = 4L * 1024 * 1024;

  private static final int MAX_UNDER_WAY = 100;

  private final UploadFolders folders;
  private final Clock clock;
  private final PartIntake parts;
  private final Checks checks = new Checks();

  /**
   * Those of a volume.
   *
   * @param volume its folder, which is made if it is not there
   */
  public FolderUploads(Path volume, Clock clock) {
    this.folders = UploadFolders.in(volume);
    this.parts = new PartIntake(folders, new PartWriter());
    this.clock = clock;
  }

  /** To be called once, before requests come: the service may have ended at any moment. */
  public void resume() {
    Folders.sweep(folders.underWay());
    sweep();
  }

  /** Removes what has expired, and goes on with checks that were broken off. */
  public void sweep() {
    for (UploadId id : folders.ids()) {
      Optional<Upload> upload = find(id);
      if (upload.isEmpty()) {
        discard(id);
      } else if (upload.get().phase() == UploadPhase.CHECKING) {
        Future<?> _ = check(upload.get());
      }
    }
  }

  @Override
  public synchronized Outcome<Upload> begin(UploadId id, UploadContent content) {
    Optional<Upload> known = find(id);
    Optional<Refusal> refusal =
        known.isPresent() || folders.isComplete(content) ? Optional.empty() : refusal(content);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    long partBytes = PartLayout.of(content, LEAST_PART_BYTES).partBytes();
    folders.of(id).create(new StoredUpload(content, partBytes));
    return shown(id);
  }

  /** Why there is no room for one more. */
  private Optional<Refusal> refusal(UploadContent content) {
    List<Upload> underWay =
        folders.ids().stream()
            .map(this::find)
            .flatMap(Optional::stream)
            .filter(upload -> upload.phase() != UploadPhase.COMPLETE)
            .toList();
    if (underWay.size() >= MAX_UNDER_WAY) {
      return Optional.of(
          Refusal.of(
              RefusalCode.TOO_MANY_UPLOADS,
              "%d uploads are under way; complete or delete one of them first."
                  .formatted(underWay.size())));
    }
    long room = folders.room(underWay);
    return Optional.of(
            Refusal.of(
                RefusalCode.NO_ROOM,
                "There is room for %d bytes beside the uploads that are under way; this one has %d."
                    .formatted(Math.max(0, room), content.sizeBytes())))
        .filter(_ -> content.sizeBytes() > room);
  }

  @Override
  public Optional<Upload> find(UploadId id) {
    return folders.find(id).filter(upload -> clock.instant().isBefore(upload.expiresAt()));
  }

  @Override
  public Outcome<Upload> complete(UploadId id) {
    return shown(id)
        .flatMap(
            upload -> {
              if (upload.phase() == UploadPhase.COMPLETE) {
                return Outcome.done(upload);
              }
              if (upload.missing() > 0) {
                return Outcome.refused(Uploads.incomplete(upload));
              }
              Checks.await(check(upload));
              return shown(id);
            });
  }

  private Future<?> check(Upload upload) {
    UploadFolder folder = folders.of(upload.id());
    folders.io(upload.id(), () -> folder.mark(UploadFolder.CHECKING));
    var check = new ContentCheck(folder, upload.content(), folders.place(upload.content()));
    return checks.start(
        upload.id(),
        () ->
            folders.io(
                upload.id(),
                () -> {
                  check.run();
                  folder.unmark(UploadFolder.CHECKING);
                }));
  }

  @Override
  public void discard(UploadId id) {
    Folders.removeAtOnce(folders.of(id).path());
  }

  @Override
  public Outcome<Long> receive(PartReceiver.Part part, PartReceiver.Body body) throws IOException {
    return switch (shown(part.upload())) {
      case Outcome.Done<Upload>(Upload upload) -> parts.receive(upload, part, body);
      case Outcome.Refused<Upload>(Refusal refusal) -> Outcome.refused(refusal);
    };
  }

  private Outcome<Upload> shown(UploadId id) {
    return find(id).map(Outcome::done).orElseGet(() -> Outcome.refused(Uploads.notFound(id)));
  }

  @Override
  public void close() {
    checks.close();
  }
}
