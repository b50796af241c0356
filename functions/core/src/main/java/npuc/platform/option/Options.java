package npuc.platform.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Options of one compilation by name. An option that is left to the compiler is absent. */
public record Options(@JsonValue Map<String, OptionValue> values) {
  public static final Options NONE = new Options(Map.of());

  @JsonCreator
  public Options {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  public Optional<OptionValue> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public Options with(String name, OptionValue value) {
    var changed = new TreeMap<>(values);
    changed.put(name, value);
    return new Options(changed);
  }

  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    values.forEach((name, value) -> json.set(name, value.toJson()));
    return json;
  }
}
