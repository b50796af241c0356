package npuc.lambda.s3;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.id.UploadId;
import npuc.lambda.sdk.AwsCalls;
import npuc.upload.UploadContent;
import npuc.upload.UploadFile;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls that uploads make of a bucket. What is under way is told by {@code
 * uploads/.open/<id>.json}; a content lies at {@code uploads/<digest>/<name>}.
 */
record UploadBucket(Supplier<S3Client> s3, String name) {
  private static final String FAILED = "the bucket of uploads can't be reached";
  private static final String PREFIX = "uploads/";
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;

  static String uri(String bucket, UploadContent content) {
    return "s3://" + bucket + "/" + PREFIX + content.place();
  }

  /** Where a file lies: the path of one in a folder begins with the folder's name. */
  static String key(UploadContent content, UploadFile file) {
    return PREFIX + content.digest() + "/" + file.path();
  }

  Optional<StoredUpload> find(UploadId id) {
    try {
      byte[] json =
          AwsCalls.call(
              FAILED,
              () ->
                  s3.get().getObjectAsBytes(from -> from.bucket(name).key(key(id))).asByteArray());
      return Optional.of(JsonMapper.shared().readValue(json, StoredUpload.class));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** Stores it, unless there is one of that id; false then. */
  boolean create(UploadId id, StoredUpload upload) {
    byte[] json = JsonMapper.shared().writeValueAsBytes(upload);
    try {
      AwsCalls.call(
          FAILED,
          () ->
              s3.get()
                  .putObject(
                      to ->
                          to.bucket(name)
                              .key(key(id))
                              .ifNoneMatch("*")
                              .contentType("application/json"),
                      RequestBody.fromBytes(json)));
      return true;
    } catch (AwsServiceException e) {
      if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  void forget(UploadId id) {
    delete(key(id));
  }

  void delete(String key) {
    AwsCalls.call(FAILED, () -> s3.get().deleteObject(which -> which.bucket(name).key(key)));
  }

  /** The sizes of all objects of a content, by key. */
  Map<String, Long> sizes(UploadContent content) {
    var sizes = new HashMap<String, Long>();
    AwsCalls.call(
        FAILED,
        () -> {
          s3.get()
              .listObjectsV2Paginator(which -> which.bucket(name).prefix(PREFIX + content.place()))
              .contents()
              .forEach((S3Object object) -> sizes.put(object.key(), object.size()));
          return sizes;
        });
    return sizes;
  }

  void putEmpty(String key) {
    AwsCalls.call(
        FAILED, () -> s3.get().putObject(to -> to.bucket(name).key(key), RequestBody.empty()));
  }

  /** Begins a multipart upload: its id. */
  String begin(String key) {
    return AwsCalls.call(
        FAILED, () -> s3.get().createMultipartUpload(of -> of.bucket(name).key(key)).uploadId());
  }

  /** The parts that came, by number; none when it is aborted or complete. */
  Map<Integer, Part> parts(String key, String multipart) {
    var parts = new HashMap<Integer, Part>();
    try {
      AwsCalls.call(
          FAILED,
          () -> {
            s3.get()
                .listPartsPaginator(of -> of.bucket(name).key(key).uploadId(multipart))
                .parts()
                .forEach((Part part) -> parts.put(part.partNumber(), part));
            return parts;
          });
      return parts;
    } catch (NoSuchUploadException e) {
      return Map.of();
    }
  }

  /** Makes one object of the parts; one that is complete or aborted stays so. */
  void complete(String key, String multipart, Map<Integer, Part> parts) {
    try {
      AwsCalls.call(
          FAILED,
          () ->
              s3.get()
                  .completeMultipartUpload(
                      of ->
                          of.bucket(name)
                              .key(key)
                              .uploadId(multipart)
                              .multipartUpload(
                                  made ->
                                      made.parts(
                                          parts.values().stream()
                                              .sorted(
                                                  (left, right) ->
                                                      left.partNumber() - right.partNumber())
                                              .map(UploadBucket::completed)
                                              .toList()))));
    } catch (NoSuchUploadException e) {
      return;
    }
  }

  void abort(String key, String multipart) {
    try {
      AwsCalls.call(
          FAILED,
          () -> s3.get().abortMultipartUpload(of -> of.bucket(name).key(key).uploadId(multipart)));
    } catch (NoSuchUploadException gone) {
      return;
    }
  }

  private static CompletedPart completed(Part part) {
    return CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build();
  }

  private static String key(UploadId id) {
    return PREFIX + ".open/" + id + ".json";
  }
}
