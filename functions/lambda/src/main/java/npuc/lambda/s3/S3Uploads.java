package npuc.lambda.s3;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npuc.id.UploadId;
import npuc.refusal.Outcome;
import npuc.retry.RetryableException;
import npuc.upload.PartLayout;
import npuc.upload.PartRange;
import npuc.upload.Upload;
import npuc.upload.UploadContent;
import npuc.upload.UploadFile;
import npuc.upload.UploadPart;
import npuc.upload.UploadPhase;
import npuc.upload.Uploads;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * {@link Uploads} in a bucket, to which clients send the parts themselves. A file of one part is an
 * object from then on, compared with its sha256 by S3; one of several is a multipart upload, and
 * becomes one by completing. What came is asked of S3, so nothing else has to be kept.
 */
public final class S3Uploads implements Uploads {
  /** S3 takes 5 MiB and more, and 10,000 parts of a file. */
  private static final long LEAST_PART_BYTES = 8L * 1024 * 1024;

  /** Signed at a time: an answer of a function has its limits, and is kept for a repetition. */
  private static final int SIGNED = 200;

  private static final int CALLS_AT_ONCE = 16;

  private final UploadBucket bucket;
  private final UploadUrls urls;
  private final Clock clock;

  /** Those of a bucket. */
  public S3Uploads(
      Supplier<S3Client> s3, Supplier<S3Presigner> presigner, String bucket, Clock clock) {
    this.bucket = new UploadBucket(s3, bucket);
    this.urls = new UploadUrls(presigner, bucket);
    this.clock = clock;
  }

  @Override
  public Outcome<Upload> begin(UploadId id, UploadContent content) {
    if (find(id).isEmpty()) {
      PartLayout layout = PartLayout.of(content, LEAST_PART_BYTES);
      Map<String, Long> sizes = bucket.sizes(content);
      List<Integer> large =
          numbers(content).filter(file -> isLarge(layout, content, file)).boxed().toList();
      List<Integer> sent = large.stream().filter(file -> !isThere(content, file, sizes)).toList();
      List<String> ids = all(sent.size(), at -> bucket.begin(key(content, sent.get(at))));
      Map<Integer, String> multipart =
          IntStream.range(0, sent.size()).boxed().collect(Collectors.toMap(sent::get, ids::get));
      var upload = new StoredUpload(content, layout.partBytes(), multipart);
      if (!bucket.create(id, upload)) {
        abort(upload);
      }
    }
    return shown(id);
  }

  @Override
  public Optional<Upload> find(UploadId id) {
    return clock.instant().isBefore(id.ulid().time().plus(KEPT))
        ? bucket.find(id).map(stored -> new Seen(stored).upload(id))
        : Optional.empty();
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
              bucket.find(id).ifPresent(this::complete);
              return shown(id);
            });
  }

  private void complete(StoredUpload stored) {
    var seen = new Seen(stored);
    UploadContent content = stored.content();
    all(
        content.files().size(),
        file -> {
          if (!isThere(content, file, seen.sizes)) {
            String key = key(content, file);
            Optional.ofNullable(stored.multipart().get(file))
                .ifPresentOrElse(
                    multipart -> bucket.complete(key, multipart, seen.parts.get(file)),
                    () -> bucket.putEmpty(key));
          }
          return file;
        });
  }

  /** Also removes the objects of an upload that is not complete: nobody has got their uri. */
  @Override
  public void discard(UploadId id) {
    bucket
        .find(id)
        .ifPresent(
            stored -> {
              abort(stored);
              var seen = new Seen(stored);
              if (!seen.isComplete()) {
                List<String> keys = List.copyOf(seen.sizes.keySet());
                all(
                    keys.size(),
                    at -> {
                      bucket.delete(keys.get(at));
                      return at;
                    });
              }
              bucket.forget(id);
            });
  }

  private void abort(StoredUpload stored) {
    List<Map.Entry<Integer, String>> begun = List.copyOf(stored.multipart().entrySet());
    all(
        begun.size(),
        at -> {
          int file = begun.get(at).getKey();
          bucket.abort(key(stored.content(), file), begun.get(at).getValue());
          return file;
        });
  }

  private Outcome<Upload> shown(UploadId id) {
    return find(id).map(Outcome::done).orElseGet(() -> Outcome.refused(Uploads.notFound(id)));
  }

  /** What S3 tells of an upload at a moment. */
  private final class Seen {
    private final StoredUpload stored;
    private final UploadContent content;
    private final PartLayout layout;
    private final Map<String, Long> sizes;

    /** Of each file that is not an object yet. */
    private final List<Map<Integer, Part>> parts;

    private int signed;

    Seen(StoredUpload stored) {
      this.stored = stored;
      this.content = stored.content();
      this.layout = new PartLayout(stored.partBytes());
      this.sizes = bucket.sizes(content);
      this.parts = all(content.files().size(), this::came);
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
          id.ulid().time().plus(KEPT));
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

    private Optional<UploadPart.Target> target(int file, PartRange range) {
      if (signed == SIGNED) {
        return Optional.empty();
      }
      signed++;
      String key = key(content, file);
      return Optional.of(
          Optional.ofNullable(stored.multipart().get(file))
              .map(multipart -> urls.ofPart(key, multipart, range))
              .orElseGet(() -> urls.ofWholeFile(key, content.files().get(file))));
    }
  }

  private static boolean isLarge(PartLayout layout, UploadContent content, int file) {
    return layout.parts(content.files().get(file).sizeBytes()).size() > 1;
  }

  private static boolean isThere(UploadContent content, int number, Map<String, Long> sizes) {
    UploadFile file = content.files().get(number);
    return Optional.ofNullable(sizes.get(UploadBucket.key(content, file)))
        .filter(size -> size == file.sizeBytes())
        .isPresent();
  }

  private static String key(UploadContent content, int file) {
    return UploadBucket.key(content, content.files().get(file));
  }

  private static IntStream numbers(UploadContent content) {
    return IntStream.range(0, content.files().size());
  }

  /** Makes calls for 0 and so on, some at a time, as a call takes long and a folder needs many. */
  private static <T> List<T> all(int count, IntFunction<T> call) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(CALLS_AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<T>> calls =
          IntStream.range(0, count).mapToObj(at -> threads.submit(() -> call.apply(at))).toList();
      var results = new ArrayList<T>();
      for (Future<T> one : calls) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableException("uploads were interrupted", e);
    }
  }
}
