package npuc.lambda.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import npuc.id.UploadId;
import npuc.upload.PartLayout;
import npuc.upload.PartRange;
import npuc.upload.Upload;
import npuc.upload.UploadContent;
import npuc.upload.UploadFile;
import npuc.upload.UploadPart;
import npuc.upload.UploadPhase;
import npuc.upload.Uploads;
import software.amazon.awssdk.services.s3.model.Part;

/** What S3 tells of an upload at a moment. */
final class SeenUpload {
  /** Signed at a time: an answer of a function has its limits, and is kept for a repetition. */
  private static final int SIGNED = 200;

  private final UploadBucket bucket;
  private final UploadUrls urls;
  private final StoredUpload stored;
  private final UploadContent content;
  private final PartLayout layout;
  private final Map<String, Long> sizes;

  /** Of each file that is not an object yet. */
  private final List<Map<Integer, Part>> parts;

  private int signed;

  SeenUpload(UploadBucket bucket, UploadUrls urls, StoredUpload stored) {
    this.bucket = bucket;
    this.urls = urls;
    this.stored = stored;
    this.content = stored.content();
    this.layout = new PartLayout(stored.partBytes());
    this.sizes = bucket.sizes(content);
    this.parts = CallsAtOnce.all(content.files().size(), this::came);
  }

  private Map<Integer, Part> came(int file) {
    return isThere(content, file, sizes)
        ? Map.of()
        : Optional.ofNullable(stored.multipart().get(file))
            .map(multipart -> bucket.parts(key(content, file), multipart))
            .orElse(Map.of());
  }

  boolean isComplete() {
    return numbers(content).allMatch(file -> isThere(content, file, sizes));
  }

  Upload upload(UploadId id) {
    return new Upload(
        id,
        content,
        layout,
        isComplete() ? UploadPhase.COMPLETE : UploadPhase.RECEIVING,
        numbers(content).mapToObj(this::shown).toList(),
        List.of(),
        Optional.of(UploadBucket.uri(bucket.name(), content)).filter(_ -> isComplete()),
        id.ulid().time().plus(Uploads.KEPT));
  }

  private List<UploadPart> shown(int file) {
    boolean isThere = isThere(content, file, sizes);
    var shown = new ArrayList<UploadPart>();
    for (PartRange range : layout.parts(content.files().get(file).sizeBytes())) {
      boolean isDone = isThere || hasCome(file, range);
      shown.add(new UploadPart(range, isDone, isDone ? Optional.empty() : target(file, range)));
    }
    return shown;
  }

  private boolean hasCome(int file, PartRange range) {
    return Optional.ofNullable(parts.get(file).get(range.number()))
        .filter(part -> part.size() == range.sizeBytes())
        .isPresent();
  }

  /** None for a part of a file that was there at the begin, and was removed by somebody since. */
  private Optional<UploadPart.Target> target(int file, PartRange range) {
    String key = key(content, file);
    UploadFile declared = content.files().get(file);
    Optional<String> multipart = Optional.ofNullable(stored.multipart().get(file));
    boolean isWhole = range.sizeBytes() == declared.sizeBytes();
    if (signed == SIGNED || (multipart.isEmpty() && !isWhole)) {
      return Optional.empty();
    }
    signed++;
    return Optional.of(
        multipart
            .map(id -> urls.ofPart(key, id, range))
            .orElseGet(() -> urls.ofWholeFile(key, declared)));
  }

  /** Whether a file is an object already. */
  boolean isThere(int file) {
    return isThere(content, file, sizes);
  }

  /** The parts of a file that came, by number. */
  Map<Integer, Part> parts(int file) {
    return parts.get(file);
  }

  /** The keys of all objects that are there. */
  List<String> keys() {
    return List.copyOf(sizes.keySet());
  }

  static boolean isThere(UploadContent content, int number, Map<String, Long> sizes) {
    UploadFile file = content.files().get(number);
    return Optional.ofNullable(sizes.get(UploadBucket.key(content, file)))
        .filter(size -> size == file.sizeBytes())
        .isPresent();
  }

  static String key(UploadContent content, int file) {
    return UploadBucket.key(content, content.files().get(file));
  }

  static IntStream numbers(UploadContent content) {
    return IntStream.range(0, content.files().size());
  }
}
