package npuc.platform.rngd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.input.Numbers;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Where the data of one tensor is, in bytes after the header. */
record TensorSpan(long begin, long end) {
  /** No framework has tensors of so many dimensions. */
  private static final int MOST_DIMENSIONS = 64;

  /**
   * Reads {@code {"dtype": "BF16", "shape": [2, 3], "data_offsets": [0, 12]}}; empty when it
   * contradicts itself.
   */
  static Optional<TensorSpan> read(JsonParser json, SafetensorsRules rules) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    Optional<String> type = Optional.empty();
    Optional<List<Long>> shape = Optional.empty();
    Optional<List<Long>> offsets = Optional.empty();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "dtype" -> type = text(json);
        case "shape" -> shape = wholeNumbers(json);
        case "data_offsets" -> offsets = wholeNumbers(json);
        default -> {}
      }
      json.skipChildren();
    }
    return type.isPresent() && shape.isPresent() && offsets.isPresent()
        ? of(type.get(), shape.get(), offsets.get(), rules)
        : Optional.empty();
  }

  private static Optional<TensorSpan> of(
      String type, List<Long> shape, List<Long> offsets, SafetensorsRules rules) {
    if (offsets.size() != 2) {
      return Optional.empty();
    }
    var span = new TensorSpan(offsets.getFirst(), offsets.getLast());
    boolean fits =
        bytes(type, shape, rules).map(wanted -> wanted == span.end - span.begin).orElse(true);
    return fits && span.begin <= span.end ? Optional.of(span) : Optional.empty();
  }

  private static Optional<Long> bytes(String type, List<Long> shape, SafetensorsRules rules) {
    try {
      long numbers = shape.stream().reduce(1L, Math::multiplyExact);
      return Optional.ofNullable(rules.bits().get(type))
          .map(bits -> Math.multiplyExact(numbers, bits) / 8);
    } catch (ArithmeticException tooLarge) {
      return Optional.of(-1L);
    }
  }

  private static Optional<String> text(JsonParser json) {
    return json.currentToken() == JsonToken.VALUE_STRING
        ? Optional.of(json.getString())
        : Optional.empty();
  }

  /** A list of them; empty when it is none. */
  private static Optional<List<Long>> wholeNumbers(JsonParser json) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    var numbers = new ArrayList<Long>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Optional<Long> number = whole(json);
      if (number.isEmpty() || numbers.size() == MOST_DIMENSIONS) {
        return Optional.empty();
      }
      numbers.add(number.get());
    }
    return Optional.of(numbers);
  }

  private static Optional<Long> whole(JsonParser json) {
    return json.currentToken().isNumeric()
        ? Numbers.whole(json.readValueAsTree()).filter(number -> number >= 0)
        : Optional.empty();
  }
}
