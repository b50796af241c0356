package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.api.http.QueryParameter;
import npuc.api.http.Route;
import npuc.caller.Role;
import npuc.compilation.Phase;
import npuc.compilation.ReasonCode;
import npuc.compilation.ReasonKind;
import npuc.compilation.StepName;
import npuc.compilation.StepPhase;
import npuc.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
  private final OpenApi file = OpenApi.FILE;

  @Test
  void describesExactlyTheRoutesThatThereAre() {
    Set<String> routes = Route.all().stream().map(OpenApi::key).collect(Collectors.toSet());

    assertEquals(new TreeSet<>(routes), new TreeSet<>(file.operations().keySet()));
  }

  @ParameterizedTest
  @MethodSource("npuc.api.http.Route#all")
  void describesExactlyTheQueryParametersThatARouteKnows(Route route) {
    assertEquals(
        route.query().stream()
            .map(QueryParameter::name)
            .collect(Collectors.toCollection(TreeSet::new)),
        parameters(route, "query"));
  }

  @ParameterizedTest
  @MethodSource("npuc.api.http.Route#all")
  void describesTheParametersOfThePath(Route route) {
    Set<String> inPath =
        Stream.of(route.template().split("/"))
            .filter(part -> part.startsWith("{"))
            .map(part -> part.replaceAll("[{}+]", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(inPath, parameters(route, "path"));
  }

  @ParameterizedTest
  @MethodSource("npuc.api.http.Route#all")
  void everyPostTakesAnIdempotencyKey(Route route) {
    boolean takesKey = parameters(route, "header").contains("Idempotency-Key");

    assertEquals(route.method().equals("POST"), takesKey);
  }

  @ParameterizedTest
  @MethodSource("npuc.api.http.Route#all")
  void saysWhichRoleARouteNeedsAndWhatWhoLacksItIsAnswered(Route route) {
    assertEquals(
        route.role().map(Role::word).orElse(""), operation(route).path("x-role").asString(""));
    for (String refused : List.of("401", "403")) {
      assertEquals(route.role().isPresent(), operation(route).path("responses").has(refused));
    }
  }

  @ParameterizedTest
  @MethodSource("npuc.api.http.Route#all")
  void everyExampleFitsItsSchema(Route route) {
    JsonNode operation = operation(route);
    var contents = new ArrayList<JsonNode>();
    operation.path("requestBody").path("content").forEach(contents::add);
    for (JsonNode response : operation.get("responses")) {
      file.resolved(response).path("content").forEach(contents::add);
    }

    assertFalse(contents.isEmpty());
    contents.forEach(this::checkExamples);
  }

  @Test
  void namesEveryCodeOfAProblem() {
    assertEquals(
        Stream.of(RefusalCode.values()).map(RefusalCode::code).toList(), words("ProblemCode"));
  }

  @Test
  void namesEveryReason() {
    assertEquals(
        Stream.of(ReasonCode.values()).map(ReasonCode::code).toList(), words("ReasonCode"));
    assertEquals(
        Stream.of(ReasonKind.values()).map(ReasonKind::name).toList(),
        texts(file.at("/components/schemas/Reason/properties/kind/enum")));
  }

  @Test
  void namesEveryPhaseAndStep() {
    assertEquals(Stream.of(Phase.values()).map(Phase::word).toList(), words("Phase"));
    assertEquals(Stream.of(StepPhase.values()).map(StepPhase::word).toList(), words("StepPhase"));
    assertEquals(Stream.of(StepName.values()).map(StepName::word).toList(), words("StepName"));
  }

  private void checkExamples(JsonNode content) {
    var examples = new ArrayList<JsonNode>();
    if (content.has("example")) {
      examples.add(content.get("example"));
    }
    content.path("examples").forEach(example -> examples.add(example.get("value")));
    for (JsonNode example : examples) {
      assertEquals(
          List.of(), file.violations(content.get("schema"), example), example::toPrettyString);
    }
  }

  private JsonNode operation(Route route) {
    return file.at(pointer(route)).path(route.method().toLowerCase(Locale.ROOT));
  }

  private Set<String> parameters(Route route, String in) {
    return Stream.concat(
            file.at(pointer(route)).path("parameters").valueStream(),
            operation(route).path("parameters").valueStream())
        .map(file::resolved)
        .filter(parameter -> parameter.get("in").asString().equals(in))
        .map(parameter -> parameter.get("name").asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String pointer(Route route) {
    return "/paths/" + route.template().replace("+}", "}").replace("/", "~1");
  }

  private List<String> words(String schema) {
    return texts(file.at("/components/schemas/" + schema + "/enum"));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
