package npuc.local.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.id.UploadId;
import npuc.registry.VolumeUri;
import npuc.retry.RetryableException;
import npuc.upload.PartLayout;
import npuc.upload.PartRange;
import npuc.upload.Upload;
import npuc.upload.UploadContent;
import npuc.upload.UploadPart;
import npuc.upload.UploadPhase;
import npuc.upload.Uploads;

/** What a volume tells of uploads. */
record UploadFolders(Path volume, Path underWay) {
  /** That the rest of the service can go on. */
  private static final long SPARE_BYTES = 256L * 1024 * 1024;

  static UploadFolders in(Path volume) {
    try {
      Path underWay = volume.resolve(".npuc-uploads");
      Files.createDirectories(underWay);
      return new UploadFolders(volume, underWay);
    } catch (IOException e) {
      throw new UncheckedIOException("uploads can't be kept in " + volume, e);
    }
  }

  UploadFolder of(UploadId id) {
    return new UploadFolder(underWay.resolve(id.toString()));
  }

  /** Of all that have a folder. */
  List<UploadId> ids() {
    try (Stream<Path> folders = Files.list(underWay)) {
      return folders
          .map(folder -> UploadId.parse(folder.getFileName().toString()))
          .flatMap(Optional::stream)
          .sorted((left, right) -> left.ulid().compareTo(right.ulid()))
          .toList();
    } catch (IOException e) {
      throw new RetryableException("uploads can't be listed", e);
    }
  }

  /** Where a content lies when it is complete. */
  Path place(UploadContent content) {
    return volume.resolve(content.place());
  }

  boolean isComplete(UploadContent content) {
    return Files.exists(place(content));
  }

  /** Bytes that one more upload may have beside others, which were not sent yet. */
  long room(List<Upload> others) {
    long awaited =
        others.stream()
            .flatMap(upload -> upload.parts().stream().flatMap(List::stream))
            .filter(part -> !part.done())
            .mapToLong(part -> part.range().sizeBytes())
            .sum();
    try {
      return Files.getFileStore(volume).getUsableSpace() - SPARE_BYTES - awaited;
    } catch (IOException e) {
      throw new RetryableException("the disk of uploads can't be looked at", e);
    }
  }

  /** The upload as its folder tells it, expired or not. */
  Optional<Upload> find(UploadId id) {
    UploadFolder folder = of(id);
    return io(
        id,
        () -> {
          Optional<StoredUpload> declared = folder.declared();
          return declared.isPresent()
              ? Optional.of(upload(id, declared.get(), folder.marks()))
              : Optional.empty();
        });
  }

  private Upload upload(UploadId id, StoredUpload declared, Set<String> marks) {
    UploadContent content = declared.content();
    var layout = new PartLayout(declared.partBytes());
    UploadPhase phase = phase(content, marks);
    List<List<UploadPart>> parts =
        IntStream.rangeClosed(1, content.files().size())
            .mapToObj(
                file ->
                    layout.parts(content.files().get(file - 1).sizeBytes()).stream()
                        .map(range -> part(id, file, range, phase, marks))
                        .toList())
            .toList();
    return new Upload(
        id,
        content,
        layout,
        phase,
        parts,
        IntStream.rangeClosed(1, content.files().size())
            .filter(file -> marks.contains(UploadFolder.mismatchMark(file)))
            .mapToObj(file -> content.files().get(file - 1).path())
            .toList(),
        Optional.of(new VolumeUri(FolderUploads.CLAIM, content.place()).toString())
            .filter(_ -> phase == UploadPhase.COMPLETE),
        id.ulid().time().plus(Uploads.KEPT));
  }

  private UploadPhase phase(UploadContent content, Set<String> marks) {
    if (isComplete(content)) {
      return UploadPhase.COMPLETE;
    }
    return marks.contains(UploadFolder.CHECKING) ? UploadPhase.CHECKING : UploadPhase.RECEIVING;
  }

  private static UploadPart part(
      UploadId id, int file, PartRange range, UploadPhase phase, Set<String> marks) {
    boolean isDone =
        phase == UploadPhase.COMPLETE
            || marks.contains(UploadFolder.partMark(file, range.number()));
    String path = "/v1/uploads/%s/files/%d/parts/%d".formatted(id, file, range.number());
    return new UploadPart(
        range, isDone, Optional.of(new UploadPart.Target(path, Map.of())).filter(_ -> !isDone));
  }

  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  @FunctionalInterface
  interface Doing {
    void run() throws IOException;
  }

  <T> T io(UploadId id, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new RetryableException("the upload " + id + " can't be reached", e);
    }
  }

  void io(UploadId id, Doing doing) {
    io(
        id,
        () -> {
          doing.run();
          return id;
        });
  }
}
