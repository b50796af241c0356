package npuc.lambda.s3;

import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import npuc.upload.PartRange;
import npuc.upload.UploadFile;
import npuc.upload.UploadPart;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs the addresses to which parts are sent, each for just its length. */
record UploadUrls(Supplier<S3Presigner> presigner, String bucket) {
  /** The credentials of a function live longer; whoever is slower asks for another address. */
  private static final Duration VALID = Duration.ofHours(1);

  /** What every client sends by itself, and a page may not set. */
  private static final Set<String> OF_ITSELF = Set.of("host", "content-length");

  /** S3 compares the bytes with their sha256 before it takes them. */
  UploadPart.Target ofWholeFile(String key, UploadFile file) {
    String sha256 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
    return target(
        presigner
            .get()
            .presignPutObject(
                signed ->
                    signed
                        .signatureDuration(VALID)
                        .putObjectRequest(
                            to ->
                                to.bucket(bucket)
                                    .key(key)
                                    .contentLength(file.sizeBytes())
                                    .checksumSHA256(sha256))));
  }

  UploadPart.Target ofPart(String key, String multipart, PartRange range) {
    return target(
        presigner
            .get()
            .presignUploadPart(
                signed ->
                    signed
                        .signatureDuration(VALID)
                        .uploadPartRequest(
                            to ->
                                to.bucket(bucket)
                                    .key(key)
                                    .uploadId(multipart)
                                    .partNumber(range.number())
                                    .contentLength(range.sizeBytes()))));
  }

  private static UploadPart.Target target(PresignedRequest signed) {
    Map<String, String> headers = new HashMap<>();
    signed
        .signedHeaders()
        .forEach(
            (String name, List<String> values) -> {
              if (!OF_ITSELF.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(",", values));
              }
            });
    return new UploadPart.Target(signed.url().toString(), headers);
  }
}
