package npuc.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/**
 * One time that an event was sent.
 *
 * @param at when it began
 * @param status what the receiver answered; empty when it did not
 * @param error why it did not
 * @param durationMillis until then
 */
public record DeliveryAttempt(
    Instant at, Optional<Integer> status, Optional<String> error, long durationMillis) {
  private static final int GONE = 410;

  /** The attempt that began then and ended so. */
  static DeliveryAttempt of(Instant at, Receipt receipt, long durationMillis) {
    return switch (receipt) {
      case Receipt.Answered(int status) ->
          new DeliveryAttempt(at, Optional.of(status), Optional.empty(), durationMillis);
      case Receipt.Failed(String why) ->
          new DeliveryAttempt(at, Optional.empty(), Optional.of(why), durationMillis);
    };
  }

  @JsonIgnore
  boolean isTaken() {
    return status.filter(code -> code >= 200 && code < 300).isPresent();
  }

  /** Whether the receiver wants to hear nothing any more. */
  @JsonIgnore
  boolean isGone() {
    return status.filter(code -> code == GONE).isPresent();
  }
}
