package npuc.api.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import npuc.api.http.ApiRequest;
import npuc.api.http.PageTokens;
import npuc.id.Ulid;
import npuc.paging.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Small pieces of JSON that several answers are made of. An absent value is written as null. */
public final class Json {
  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array(Stream<? extends JsonNode> items) {
    return JsonNodeFactory.instance.arrayNode().addAll(items.map(JsonNode.class::cast).toList());
  }

  public static ArrayNode texts(Stream<?> items) {
    return array(items.map(item -> text(item)));
  }

  public static JsonNode text(Object value) {
    return JsonNodeFactory.instance.stringNode(value.toString());
  }

  public static JsonNode text(Optional<?> value) {
    return value.map(Json::text).orElseGet(JsonNodeFactory.instance::nullNode);
  }

  public static JsonNode number(Optional<Long> value) {
    return value
        .<JsonNode>map(JsonNodeFactory.instance::numberNode)
        .orElseGet(JsonNodeFactory.instance::nullNode);
  }

  /** Seconds with three decimals. */
  public static JsonNode seconds(Optional<Duration> value) {
    return optional(
        value, lasted -> JsonNodeFactory.instance.numberNode(lasted.toMillis() / 1000.0));
  }

  /** ISO-8601 in UTC, ending in Z. */
  public static JsonNode time(Optional<Instant> value) {
    return text(value);
  }

  public static <T> JsonNode optional(Optional<T> value, Function<T, ? extends JsonNode> render) {
    return value.<JsonNode>map(render).orElseGet(JsonNodeFactory.instance::nullNode);
  }

  /** {@code {items, nextPageToken}}. */
  public static <T> ObjectNode page(
      Page<T> page, ApiRequest request, Function<T, ObjectNode> render, Function<T, Ulid> id) {
    ObjectNode json = object();
    json.set("items", array(page.items().stream().map(render)));
    Optional<String> token =
        page.more()
            ? Optional.of(PageTokens.write(id.apply(page.items().getLast()), request))
            : Optional.empty();
    json.set("nextPageToken", text(token));
    return json;
  }
}
