package npuc.memory;

import static java.util.stream.Collectors.toMap;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import npuc.hash.Sha256;
import npuc.id.UploadId;
import npuc.refusal.Outcome;
import npuc.upload.PartLayout;
import npuc.upload.PartRange;
import npuc.upload.Upload;
import npuc.upload.UploadContent;
import npuc.upload.UploadFile;
import npuc.upload.UploadPart;
import npuc.upload.UploadPhase;
import npuc.upload.Uploads;

/** {@link Uploads} of a few bytes, cut into parts of four. */
public final class MemoryUploads implements Uploads {
  private static final int PART_BYTES = 4;

  private final Clock clock;
  private final Map<UploadId, Open> open = new ConcurrentHashMap<>();
  private final Map<String, Map<String, byte[]>> places = new ConcurrentHashMap<>();

  public MemoryUploads(Clock clock) {
    this.clock = clock;
  }

  private record At(int file, int part) implements Comparable<At> {
    @Override
    public int compareTo(At other) {
      return file == other.file ? part - other.part : file - other.file;
    }
  }

  private record Open(UploadContent content, TreeMap<At, byte[]> parts, Set<String> mismatched) {}

  /** What the bytes of a part are sent to; file counts from 0. */
  public synchronized void send(UploadId id, int file, int part, byte[] bytes) {
    Optional.ofNullable(open.get(id)).orElseThrow().parts.put(new At(file, part), bytes.clone());
  }

  /** A file of a complete content. */
  public Optional<byte[]> bytes(UploadContent content, UploadFile file) {
    return Optional.ofNullable(places.get(content.place())).map(files -> files.get(file.path()));
  }

  @Override
  public synchronized Outcome<Upload> begin(UploadId id, UploadContent content) {
    open.putIfAbsent(id, new Open(content, new TreeMap<>(), new HashSet<>()));
    return Outcome.done(find(id).orElseThrow());
  }

  @Override
  public synchronized Optional<Upload> find(UploadId id) {
    return Optional.ofNullable(open.get(id))
        .map(found -> shown(id, found))
        .filter(upload -> clock.instant().isBefore(upload.expiresAt()));
  }

  @Override
  public synchronized Outcome<Upload> complete(UploadId id) {
    Optional<Upload> found = find(id);
    if (found.isEmpty()) {
      return Outcome.refused(Uploads.notFound(id));
    }
    if (found.get().missing() > 0) {
      return Outcome.refused(Uploads.incomplete(found.get()));
    }
    if (found.get().phase() == UploadPhase.RECEIVING) {
      Optional.ofNullable(open.get(id)).ifPresent(this::check);
    }
    return Outcome.done(find(id).orElseThrow());
  }

  @Override
  public synchronized void discard(UploadId id) {
    open.remove(id);
  }

  private void check(Open upload) {
    List<UploadFile> files = upload.content.files();
    upload.mismatched.clear();
    for (int file = 0; file < files.size(); file++) {
      int number = file;
      if (!Sha256.hex(bytes(upload, file)).equals(files.get(file).sha256())) {
        upload.mismatched.add(files.get(file).path());
        upload.parts.keySet().removeIf(at -> at.file == number);
      }
    }
    if (upload.mismatched.isEmpty()) {
      places.put(
          upload.content.place(),
          IntStream.range(0, files.size())
              .boxed()
              .collect(toMap(file -> files.get(file).path(), file -> bytes(upload, file))));
    }
  }

  private static byte[] bytes(Open upload, int file) {
    var bytes = new ByteArrayOutputStream();
    upload.parts.forEach(
        (at, part) -> {
          if (at.file == file) {
            bytes.writeBytes(part);
          }
        });
    return bytes.toByteArray();
  }

  private Upload shown(UploadId id, Open upload) {
    UploadContent content = upload.content;
    var layout = new PartLayout(PART_BYTES);
    boolean isComplete = places.containsKey(content.place());
    return new Upload(
        id,
        content,
        layout,
        isComplete ? UploadPhase.COMPLETE : UploadPhase.RECEIVING,
        IntStream.range(0, content.files().size())
            .mapToObj(
                file ->
                    layout.parts(content.files().get(file).sizeBytes()).stream()
                        .map(range -> part(id, upload, file, range, isComplete))
                        .toList())
            .toList(),
        upload.mismatched.stream().sorted().toList(),
        Optional.of("pvc://uploads/" + content.place()).filter(_ -> isComplete),
        id.ulid().time().plus(KEPT));
  }

  private static UploadPart part(
      UploadId id, Open upload, int file, PartRange range, boolean isComplete) {
    boolean isDone = isComplete || upload.parts.containsKey(new At(file, range.number()));
    var target =
        new UploadPart.Target("memory:" + id + "/" + file + "/" + range.number(), Map.of());
    return new UploadPart(range, isDone, Optional.of(target).filter(_ -> !isDone));
  }
}
