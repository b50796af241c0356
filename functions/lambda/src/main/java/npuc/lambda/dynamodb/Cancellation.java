package npuc.lambda.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** Why a transaction was cancelled: a reason for each of its actions, in their order. */
final class Cancellation {
  private static final String REFUSED = "ConditionalCheckFailed";
  private static final String NONE = "None";
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private Cancellation() {}

  /** Which actions of a cancelled transaction failed their condition. */
  static List<Integer> refused(List<CancellationReason> reasons) {
    return IntStream.range(0, reasons.size())
        .filter(index -> REFUSED.equals(reasons.get(index).code()))
        .boxed()
        .toList();
  }

  /** Whether a transaction was cancelled by nothing but what passes. */
  static boolean passes(List<CancellationReason> reasons) {
    List<String> codes =
        reasons.stream()
            .map(reason -> Optional.ofNullable(reason.code()).orElse(NONE))
            .filter(code -> !code.equals(NONE))
            .toList();
    return !codes.isEmpty() && PASSING.containsAll(codes);
  }
}
