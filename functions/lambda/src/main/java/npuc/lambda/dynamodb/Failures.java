package npuc.lambda.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import npuc.workflow.RetryableException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Tells failures that pass from those that stay. */
final class Failures {
  private static final String REFUSED = "ConditionalCheckFailed";
  private static final String NONE = "None";
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private Failures() {}

  /** What a caller of the table is thrown. */
  static RuntimeException translate(String table, SdkException failure) {
    String message = "the table " + table + " failed: " + failure.getMessage();
    return passes(failure)
        ? new RetryableException(message, failure)
        : new IllegalStateException(message, failure);
  }

  /** Which actions of a cancelled transaction failed their condition. */
  static List<Integer> refused(List<CancellationReason> reasons) {
    return IntStream.range(0, reasons.size())
        .filter(index -> REFUSED.equals(reasons.get(index).code()))
        .boxed()
        .toList();
  }

  /** Whether a transaction was cancelled by nothing but what passes. */
  static boolean pass(List<CancellationReason> reasons) {
    List<String> codes =
        reasons.stream()
            .map(reason -> Optional.ofNullable(reason.code()).orElse(NONE))
            .filter(code -> !code.equals(NONE))
            .toList();
    return !codes.isEmpty() && PASSING.containsAll(codes);
  }

  /** What the service answered may pass; what kept an answer from coming does. */
  private static boolean passes(SdkException failure) {
    return switch (failure) {
      case TransactionConflictException conflict -> true;
      case TransactionInProgressException inProgress -> true;
      case ReplicatedWriteConflictException conflict -> true;
      case ProvisionedThroughputExceededException throttled -> true;
      case RequestLimitExceededException throttled -> true;
      case LimitExceededException throttled -> true;
      case InternalServerErrorException broken -> true;
      case AwsServiceException answer ->
          answer.statusCode() >= 500 || answer.isThrottlingException();
      default -> true;
    };
  }
}
