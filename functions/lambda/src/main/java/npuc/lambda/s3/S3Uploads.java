package npuc.lambda.s3;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npuc.id.UploadId;
import npuc.refusal.Outcome;
import npuc.upload.PartLayout;
import npuc.upload.Upload;
import npuc.upload.UploadContent;
import npuc.upload.UploadPhase;
import npuc.upload.Uploads;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * {@link Uploads} in a bucket, to which clients send the parts themselves. A file of one part is an
 * object from then on, compared with its sha256 by S3; one of several is a multipart upload, and
 * becomes one by completing. What came is asked of S3, so nothing else has to be kept.
 */
public final class S3Uploads implements Uploads {
  /** S3 takes 5 MiB and more, and 10,000 parts of a file. */
  private static final long LEAST_PART_BYTES = 8L * 1024 * 1024;

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
          SeenUpload.numbers(content)
              .filter(file -> isLarge(layout, content, file))
              .boxed()
              .toList();
      List<Integer> sent =
          large.stream().filter(file -> !SeenUpload.isThere(content, file, sizes)).toList();
      List<String> ids =
          CallsAtOnce.all(sent.size(), at -> bucket.begin(SeenUpload.key(content, sent.get(at))));
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
        ? bucket.find(id).map(stored -> seen(stored).upload(id))
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
    var seen = seen(stored);
    UploadContent content = stored.content();
    CallsAtOnce.all(
        content.files().size(),
        file -> {
          if (!seen.isThere(file)) {
            String key = SeenUpload.key(content, file);
            Optional.ofNullable(stored.multipart().get(file))
                .ifPresentOrElse(
                    multipart -> bucket.complete(key, multipart, seen.parts(file)),
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
              var seen = seen(stored);
              if (!seen.isComplete()) {
                List<String> keys = seen.keys();
                CallsAtOnce.all(
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
    CallsAtOnce.all(
        begun.size(),
        at -> {
          int file = begun.get(at).getKey();
          bucket.abort(SeenUpload.key(stored.content(), file), begun.get(at).getValue());
          return file;
        });
  }

  private Outcome<Upload> shown(UploadId id) {
    return find(id).map(Outcome::done).orElseGet(() -> Outcome.refused(Uploads.notFound(id)));
  }

  private SeenUpload seen(StoredUpload stored) {
    return new SeenUpload(bucket, urls, stored);
  }

  private static boolean isLarge(PartLayout layout, UploadContent content, int file) {
    return layout.parts(content.files().get(file).sizeBytes()).size() > 1;
  }
}
