package npuc.source.bucket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import npuc.registry.BucketUri;
import npuc.source.file.Content;
import npuc.source.net.Deadline;
import npuc.source.net.UnseenException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Requests to one bucket, each of which ends in time. */
record Bucket(BucketUri uri, S3Client s3, AwsCredentialsProvider credentials) {
  private static final Duration ONE = Duration.ofSeconds(10);

  HeadObjectResponse head(
      String key, Consumer<HeadObjectRequest.Builder> pinned, Deadline deadline) {
    var request =
        HeadObjectRequest.builder()
            .bucket(uri.bucket())
            .key(key)
            .overrideConfiguration(within(deadline))
            .applyMutation(pinned)
            .build();
    return call(() -> s3.headObject(request));
  }

  /** All objects below a prefix but those that stand for folders. */
  List<S3Object> below(String prefix, Deadline deadline) {
    var found = new ArrayList<S3Object>();
    Optional<String> token = Optional.empty();
    do {
      ListObjectsV2Response page = page(prefix, token, deadline);
      page.contents().stream()
          .filter(object -> object.size() > 0 || !object.key().endsWith("/"))
          .forEach(found::add);
      if (found.size() > Content.MOST_FILES) {
        throw new UnseenException(
            "%s has more than %d objects".formatted(uri.text(), Content.MOST_FILES));
      }
      token = Optional.ofNullable(page.nextContinuationToken()).filter(next -> page.isTruncated());
    } while (token.isPresent());
    return found;
  }

  private ListObjectsV2Response page(String prefix, Optional<String> token, Deadline deadline) {
    AwsRequestOverrideConfiguration time = within(deadline);
    return call(
        () ->
            s3.listObjectsV2(
                list -> {
                  list.bucket(uri.bucket()).prefix(prefix).overrideConfiguration(time);
                  token.ifPresent(list::continuationToken);
                }));
  }

  /** A piece of an object; what the server sends beyond it is not read. */
  byte[] piece(
      String key,
      Consumer<GetObjectRequest.Builder> pinned,
      long offset,
      int length,
      Deadline deadline) {
    var request =
        GetObjectRequest.builder()
            .bucket(uri.bucket())
            .key(key)
            .range("bytes=%d-%d".formatted(offset, offset + length - 1))
            .overrideConfiguration(within(deadline))
            .applyMutation(pinned)
            .build();
    return call(() -> s3.getObject(request, new Piece(offset, length)))
        .orElseThrow(() -> new UnseenException("S3 sends something else than was asked for"));
  }

  private AwsRequestOverrideConfiguration within(Deadline deadline) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(deadline.left(ONE))
        .credentialsProvider(credentials)
        .build();
  }

  private <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw BucketRejections.explained(uri, e);
    }
  }
}
