package npuc.source.bucket;

import java.util.Optional;
import npuc.compilation.ReasonCode;
import npuc.registry.BucketUri;
import npuc.source.file.Listing;
import npuc.source.net.RefusedException;
import npuc.source.net.UnseenException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What it means that S3 refuses. Nothing of its words is told but the code. */
final class BucketRejections {
  private static final String CODE = "[A-Za-z0-9.]{1,60}";

  private BucketRejections() {}

  static RuntimeException explained(BucketUri uri, SdkException failure) {
    return failure instanceof AwsServiceException refused
        ? byStatus(uri, refused)
        : new UnseenException("S3 can't be reached for " + uri.text(), failure);
  }

  private static RuntimeException byStatus(BucketUri uri, AwsServiceException refused) {
    String code = code(refused).map(found -> ", " + found).orElse("");
    String how = "HTTP " + refused.statusCode() + code;
    return switch (refused.statusCode()) {
      case 400, 401, 403 ->
          new RefusedException(
              ReasonCode.SOURCE_DENIED,
              ("S3 refuses %s (%s): give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY as secrets, or"
                      + " let the operator give npuc keys or a role that may s3:GetObject and"
                      + " s3:ListBucket there")
                  .formatted(uri.text(), how));
      case 404, 405 ->
          new RefusedException(
              ReasonCode.SOURCE_MISSING,
              "there is no %s (%s): check its name".formatted(uri.text(), how));
      case 412 -> Listing.changed(uri.text(), "the object was replaced");
      case 301, 307 ->
          new RefusedException(
              ReasonCode.SOURCE_DENIED,
              "the bucket %s is in another region (%s): give AWS_REGION"
                  .formatted(uri.bucket(), how));
      default -> new UnseenException("S3 answers %s for %s".formatted(how, uri.text()));
    };
  }

  private static Optional<String> code(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .filter(code -> code.matches(CODE));
  }
}
