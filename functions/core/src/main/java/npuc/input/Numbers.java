package npuc.input;

import java.util.Optional;
import npuc.refusal.Violations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole numbers in JSON, and the lists of them that options are written as. */
public final class Numbers {
  /** Far above any length or batch, and small enough that sums and products stay in a long. */
  private static final long MAX = 1L << 30;

  private Numbers() {}

  /** A whole number of 64 bits; empty for anything else, a larger one too. */
  public static Optional<Long> whole(JsonNode given) {
    return given.isIntegralNumber() && given.canConvertToLong()
        ? Optional.of(given.longValue())
        : Optional.empty();
  }

  /** A whole number from 1 to 2^30; anything else is a violation. */
  public static Optional<Long> positive(JsonNode given, String field, Violations violations) {
    Optional<Long> number = whole(given).filter(value -> value >= 1 && value <= MAX);
    violations.require(number.isPresent(), field, "must be a whole number from 1 to " + MAX);
    return number;
  }

  /**
   * The list in a text such as {@code 1,128, 1,512}. Lists inside may stand in brackets or, as
   * Python prints them, in parentheses. A text that is no list is given back as it is.
   */
  public static JsonNode list(JsonNode text) {
    String inside = text.stringValue().replace('(', '[').replace(')', ']');
    try {
      return JsonMapper.shared().readTree("[" + inside + "]");
    } catch (JacksonException _) {
      return text;
    }
  }
}
