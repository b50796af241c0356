package npuc.lambda;

import tools.jackson.databind.JsonNode;

/** A pattern of EventBridge or of a filter, as far as ours use their language. */
public record EventPattern(JsonNode pattern) {

  /** Whether an event is one that it lets pass. */
  public boolean matches(JsonNode event) {
    return matches(pattern, event);
  }

  /** Lists of values, of which one must be there. */
  private static boolean matches(JsonNode pattern, JsonNode value) {
    return pattern.isArray()
        ? pattern.valueStream().anyMatch(value::equals)
        : pattern
            .propertyStream()
            .allMatch(part -> matches(part.getValue(), value.path(part.getKey())));
  }
}
