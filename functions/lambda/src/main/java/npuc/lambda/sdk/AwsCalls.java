package npuc.lambda.sdk;

import java.util.function.Supplier;
import npuc.retry.RetryableException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Calls of AWS services: what may pass is told apart from what stays wrong. */
public final class AwsCalls {
  private static final int SERVER_ERROR = 500;

  private AwsCalls() {}

  /**
   * Runs a call.
   *
   * @param what is being done, for the message: "the log can't be stored"
   * @throws RetryableException when the service did not answer, is throttling or has a fault of its
   *     own; any other refusal is thrown on as it is
   */
  public static <T> T call(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      if (e.isThrottlingException() || e.statusCode() >= SERVER_ERROR) {
        throw new RetryableException(what, e);
      }
      throw e;
    } catch (SdkClientException e) {
      throw new RetryableException(what, e);
    }
  }
}
