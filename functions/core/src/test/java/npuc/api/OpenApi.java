package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import npuc.api.http.Route;
import npuc.api.http.Router;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** openapi.yaml, as the measure of answers. */
final class OpenApi {
  static final OpenApi FILE = new OpenApi();

  private final JsonNode root =
      new YAMLMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .readTree(Path.of("../../openapi.yaml"));
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private OpenApi() {}

  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /** The operations by {@code GET /v1/models}. */
  Map<String, JsonNode> operations() {
    var operations = new TreeMap<String, JsonNode>();
    root.get("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (!method.equals("parameters")) {
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation);
                      }
                    }));
    return operations;
  }

  /** A node, or what its {@code $ref} leads to. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
  }

  /** The answer, if openapi.yaml describes it for this request; else the test fails. */
  Answer checked(String method, String target, Answer answer) {
    List<String> segments = List.of(target.split("\\?", 2)[0].substring(1).split("/", -1));
    JsonNode response =
        switch (Router.match(method, segments)) {
          case Router.Match.Found(Route route, Map<String, String> _) -> response(route, answer);
          case Router.Match.OtherMethods _ -> component("MethodNotAllowed", 405, answer);
          case Router.Match.Unknown _ -> component("NotFound", 404, answer);
        };
    checkHeaders(response, answer);
    checkBody(method + " " + target, response, answer);
    return answer;
  }

  /** Everything in which a value breaks a schema of the file. */
  List<String> violations(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = ((ObjectNode) schema).deepCopy();
    whole.set("components", root.get("components"));
    return registry.getSchema(whole);
  }

  private JsonNode response(Route route, Answer answer) {
    JsonNode described =
        Optional.ofNullable(operations().get(key(route)))
            .map(operation -> described(operation.get("responses"), answer.status()))
            .orElseGet(() -> fail(route.key() + " is not in openapi.yaml"));
    assertFalse(
        described.isMissingNode(), () -> route.key() + " has no answer like this: " + answer);
    return resolved(described);
  }

  /** What is said of a status, else of all that begin like it (OpenAPI 3.1, 4.8.16.2). */
  private static JsonNode described(JsonNode responses, int status) {
    JsonNode exactly = responses.path("" + status);
    return exactly.isMissingNode() ? responses.path(status / 100 + "XX") : exactly;
  }

  /** API Gateway says by a plus that a parameter takes all that follows; OpenAPI can't. */
  static String key(Route route) {
    return route.key().replace("+}", "}");
  }

  /** Foreign hosts are refused before the path is looked at. */
  private JsonNode component(String name, int status, Answer answer) {
    boolean foreign = answer.status() == 421;
    assertEquals(foreign ? 421 : status, answer.status(), answer::toString);
    return root.get("components").get("responses").get(foreign ? "MisdirectedRequest" : name);
  }

  private void checkHeaders(JsonNode response, Answer answer) {
    response
        .path("headers")
        .forEachEntry(
            (name, header) -> {
              JsonNode schema = resolved(header).get("schema");
              String value =
                  answer.header(name).orElseGet(() -> fail("no " + name + ": " + answer));
              assertEquals(
                  List.of(), violations(schema, JsonNodeFactory.instance.stringNode(value)), name);
            });
    List<String> described =
        response.path("headers").propertyStream().map(Map.Entry::getKey).toList();
    Stream.of("Location", "Allow", "ETag", "Npuc-Log-Next-Offset", "Npuc-Log-Complete")
        .filter(name -> answer.header(name).isPresent())
        .forEach(name -> assertTrue(described.contains(name), name + " is not described"));
  }

  private void checkBody(String request, JsonNode response, Answer answer) {
    if (!response.has("content")) {
      assertEquals("", answer.text(), request);
      return;
    }
    String type = answer.header("content-type").orElse("").split(";", 2)[0];
    JsonNode content = response.get("content").path(type);
    assertFalse(content.isMissingNode(), () -> request + " does not answer " + type);
    if (type.endsWith("json")) {
      assertEquals(
          List.of(),
          violations(content.get("schema"), answer.json()),
          () -> request + " answered " + answer);
    }
    boolean isProblem = answer.status() >= 400;
    assertEquals(isProblem, type.equals("application/problem+json"), answer::toString);
    if (isProblem) {
      assertEquals(answer.status(), answer.json().get("status").intValue());
    }
  }
}
