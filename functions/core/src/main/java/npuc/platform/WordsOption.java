package npuc.platform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A list of words, or one text with commas between them; none unless given. */
record WordsOption(Label label, Pattern word, int maxWords) implements Option {

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.empty();
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    Optional<List<String>> words =
        words(given)
            .filter(found -> found.size() <= maxWords)
            .filter(found -> found.stream().allMatch(text -> word.matcher(text).matches()));
    violations.require(
        words.isPresent(),
        field,
        "must be a list of at most " + maxWords + " words of the form " + word.pattern());
    return words.map(
        found -> OptionValue.items(found.stream().distinct().map(OptionValue::text).toList()));
  }

  @Override
  public String type() {
    return "words";
  }

  @Override
  public void describe(ObjectNode description) {
    description.put("pattern", word.pattern()).put("maxItems", maxWords);
  }

  private static Optional<List<String>> words(JsonNode given) {
    if (given.isString()) {
      return Optional.of(Stream.of(given.stringValue().split(",")).map(String::strip).toList());
    }
    boolean texts = given.isArray() && given.valueStream().allMatch(JsonNode::isString);
    return texts
        ? Optional.of(given.valueStream().map(JsonNode::stringValue).toList())
        : Optional.empty();
  }
}
