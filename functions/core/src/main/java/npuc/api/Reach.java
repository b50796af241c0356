package npuc.api;

import java.util.function.Supplier;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.retry.RetryableException;

/** A call to an outer registry, which may be out of order while this service is not. */
final class Reach {
  private Reach() {}

  /** What it answers, or the refusal that says that it doesn't. */
  static <T> Outcome<T> of(Supplier<Outcome<T>> call) {
    try {
      return call.get();
    } catch (RetryableException e) {
      return Outcome.refused(
          RefusalCode.REGISTRY_UNREACHABLE, e.getMessage() + " Send the request again later.");
    }
  }
}
