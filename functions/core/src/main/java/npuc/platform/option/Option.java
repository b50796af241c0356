package npuc.platform.option;

import java.util.Optional;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * One thing that can be set for a platform: what {@code GET /v1/platforms} describes, what the
 * console draws and what the validator accepts come from the same object.
 */
public interface Option {

  /** What a person reads of it. */
  Label label();

  default String name() {
    return label().name();
  }

  /** The value when none is given; empty when the compiler decides or a value is derived. */
  Optional<OptionValue> defaultValue();

  /**
   * Reads a given value. What is wrong with it is added to {@code violations} at {@code field}, and
   * the answer is empty.
   */
  Optional<OptionValue> read(JsonNode given, String field, Violations violations);

  /**
   * The word for its type in the API: choice, integer, flag, words, name, text, sizes or buckets.
   */
  String type();

  /** What is particular to the type: choices, range. */
  Bounds bounds();
}
