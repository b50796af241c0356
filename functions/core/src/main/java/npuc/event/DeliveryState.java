package npuc.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** How the delivery of an event stands. */
public enum DeliveryState {
  /** It is to be sent, or sent again. */
  PENDING("Pending"),
  /** The receiver took it. */
  DELIVERED("Delivered"),
  /** It was given up; it can be replayed. */
  FAILED("Failed");

  private final String word;

  DeliveryState(String word) {
    this.word = word;
  }

  /** The state that {@code word} names in the API. */
  public static Optional<DeliveryState> of(String word) {
    return Stream.of(values()).filter(state -> state.word.equals(word)).findFirst();
  }

  /** The word used in the API. */
  @JsonValue
  public String word() {
    return word;
  }
}
