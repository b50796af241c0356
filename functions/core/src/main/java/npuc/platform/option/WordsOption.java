package npuc.platform.option;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A list of words, or one text with commas between them; empty = none, as if left out. */
public record WordsOption(Label label, Pattern word, int maxWords) implements Option {
  /** Some patterns take a piece of the stack for each letter. */
  private static final int MAX_LETTERS = 1_000;

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.empty();
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    JsonNode list = given.isString() ? split(given.stringValue()) : given;
    Fault expected =
        Fault.wrongType(
            "list", "must be a list of words, or a text with commas between them, at most {max}");
    return new DistinctItems<>(maxWords, expected, this::word)
        .read(list, field, violations)
        .filter(found -> !found.isEmpty())
        .map(found -> OptionValue.items(found.stream().map(OptionValue::text).toList()));
  }

  @Override
  public String type() {
    return "words";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.Words(word.pattern(), maxWords);
  }

  private Optional<String> word(JsonNode given, String field, Violations violations) {
    if (given.isString() && given.stringValue().length() > MAX_LETTERS) {
      violations.add(
          field,
          Fault.of(ViolationCode.TOO_LONG, "must be a word of at most {max} characters")
              .with("max", MAX_LETTERS));
      return Optional.empty();
    }
    boolean fits = given.isString() && word.matcher(given.stringValue()).matches();
    violations.require(
        fits,
        field,
        Fault.of(ViolationCode.WRONG_FORM, "must be a word of the form {pattern}")
            .with("pattern", word.pattern()));
    return fits ? Optional.of(given.stringValue()) : Optional.empty();
  }

  private static ArrayNode split(String text) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    if (!text.isBlank()) {
      Stream.of(text.split(",", -1)).map(String::strip).forEach(list::add);
    }
    return list;
  }
}
