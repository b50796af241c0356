package npuc.platform.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The value of an option: what JSON can say, without null, fractions and objects. */
public sealed interface OptionValue {

  record Text(String text) implements OptionValue {}

  record Whole(long number) implements OptionValue {}

  record Flag(boolean set) implements OptionValue {}

  record Items(List<OptionValue> items) implements OptionValue {
    public Items {
      items = List.copyOf(items);
    }
  }

  static OptionValue text(String text) {
    return new Text(text);
  }

  static OptionValue whole(long number) {
    return new Whole(number);
  }

  static OptionValue flag(boolean set) {
    return new Flag(set);
  }

  static OptionValue items(List<OptionValue> items) {
    return new Items(items);
  }

  /** Reads back what {@link #toJson} wrote. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static OptionValue of(JsonNode json) {
    if (json.isArray()) {
      return items(json.valueStream().map(OptionValue::of).toList());
    }
    if (json.isBoolean()) {
      return flag(json.booleanValue());
    }
    return json.isIntegralNumber() ? whole(json.longValue()) : text(json.stringValue());
  }

  @JsonValue
  default JsonNode toJson() {
    var nodes = JsonNodeFactory.instance;
    return switch (this) {
      case Text(String text) -> nodes.stringNode(text);
      case Whole(long number) -> nodes.numberNode(number);
      case Flag(boolean set) -> nodes.booleanNode(set);
      case Items(List<OptionValue> items) ->
          nodes.arrayNode().addAll(items.stream().map(OptionValue::toJson).toList());
    };
  }

  /** The value as a person reads it. */
  default String display() {
    return switch (this) {
      case Text(String text) -> text;
      case Whole(long number) -> Long.toString(number);
      case Flag(boolean set) -> Boolean.toString(set);
      case Items(List<OptionValue> items) ->
          items.stream().map(OptionValue::display).collect(Collectors.joining(",", "[", "]"));
    };
  }
}
