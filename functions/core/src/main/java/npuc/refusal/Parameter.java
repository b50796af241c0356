package npuc.refusal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A number, a word or a list of words of a sentence. What it quotes of an input is cut. */
public sealed interface Parameter {
  int MAX_TEXT = 500;
  int MAX_ITEMS = 200;

  record Text(@JsonValue String text) implements Parameter {
    public Text {
      text = Excerpt.of(text, MAX_TEXT);
    }

    @Override
    public String shown() {
      return text;
    }
  }

  record Whole(@JsonValue long number) implements Parameter {
    @Override
    public String shown() {
      return Long.toString(number);
    }
  }

  record Words(@JsonValue List<String> words) implements Parameter {
    public Words {
      words = words.stream().limit(MAX_ITEMS).map(one -> Excerpt.of(one, MAX_TEXT)).toList();
    }

    @Override
    public String shown() {
      return String.join(", ", words);
    }
  }

  /** The words of these, in their order. */
  static Parameter of(Collection<?> items) {
    return new Words(items.stream().map(Object::toString).toList());
  }

  /** Reads back what was written. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Parameter stored(JsonNode json) {
    if (json.isArray()) {
      return new Words(json.valueStream().map(JsonNode::asString).toList());
    }
    return json.isIntegralNumber() ? new Whole(json.longValue()) : new Text(json.asString());
  }

  /** How many characters all of them take. */
  static int size(Map<String, Parameter> parameters) {
    return parameters.entrySet().stream()
        .mapToInt(one -> one.getKey().length() + one.getValue().shown().length())
        .sum();
  }

  /** As it stands in a sentence. */
  String shown();
}
