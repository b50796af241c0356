package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.api.http.Route;
import npuc.lambda.dynamodb.Index;
import npuc.lambda.dynamodb.Schema;
import npuc.lambda.runtime.Events;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds template.yaml to the code that it deploys. */
class TemplateTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

  private static final Pattern FUNCTION = Pattern.compile("(?:!|Fn::)(\\w+)");

  /** The functions that CloudFormation knows below Rules. */
  private static final Pattern OF_RULES =
      Pattern.compile("Ref(All)?|And|Or|Not|Equals|Contains|EachMember(Equals|In)|ValueOf(All)?");

  private final Template template = new Template();

  @Test
  void hasEveryRouteOfTheApiAndNoOther() {
    Set<String> known = Route.all().stream().map(Route::key).collect(Collectors.toSet());

    assertEquals(new TreeSet<>(known), template.routes().keySet());
  }

  @Test
  void namesHandlersThatExist() throws ClassNotFoundException {
    for (String handler : template.handlers().values()) {
      Class<?> type = Class.forName(handler);

      assertTrue(
          RequestHandler.class.isAssignableFrom(type)
              || RequestStreamHandler.class.isAssignableFrom(type));
    }
  }

  @Test
  void namesEachFunctionAsItsHandlerAndItsEvent() throws IOException {
    Set<String> events;
    try (Stream<Path> files = Files.list(Template.ROOT.resolve("events"))) {
      events = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    Set<String> expected = new HashSet<>();

    template
        .handlers()
        .forEach(
            (name, handler) -> {
              assertEquals("npuc.handler." + name + "Handler", handler);
              expected.add(Events.file(name).getFileName().toString());
            });

    assertEquals(expected, events);
  }

  @Test
  void givesEachFunctionItsOwnLogAndPolicyAndTheCommonSettings() {
    template
        .resources("AWS::Serverless::Function")
        .forEach(
            (id, function) -> {
              assertEquals(id + "Log", function.path("LoggingConfig").path("LogGroup").asString());
              assertTrue(template.resources("AWS::Logs::LogGroup").containsKey(id + "Log"));
              assertTrue(function.path("AutoPublishAliasAllProperties").asBoolean());
              assertEquals(
                  "Settings ${Settings.VersionNumber}",
                  function.path("VersionDescription").asString());
              // sam build finds a path here, and not in Globals.
              assertEquals(
                  "functions/lambda/target/lambda.zip", function.path("CodeUri").asString());
            });
    JsonNode common = template.yaml().at("/Globals/Function");
    assertEquals("java25", common.path("Runtime").asString());
    assertEquals("arm64", common.path("Architectures").get(0).asString());
    assertEquals("live", common.path("AutoPublishAlias").asString());
    assertEquals("PublishedVersions", common.at("/SnapStart/ApplyOn").asString());
    assertFalse(common.has("CodeUri"));
  }

  @Test
  void asksItsRulesNothingThatOnlyTheRestOfATemplateMayAsk() throws IOException {
    String text = Files.readString(Template.ROOT.resolve("template.yaml"));
    String rules = text.replaceFirst("(?s).*\nRules:\n", "").replaceFirst("(?s)\n\\w.*", "");

    assertTrue(rules.contains("JwtNeedsAudience"));
    for (String function : found(FUNCTION, rules)) {
      assertTrue(OF_RULES.matcher(function).matches(), function);
    }
  }

  @Test
  void givesTheFunctionsJustTheSettingsThatAreRead() {
    var given = new HashSet<>(template.environment());
    given.addAll(
        Template.names(template.resource("PublishEventsFunction").at("/Environment/Variables")));

    assertEquals(LambdaSettings.KEYS, given);
  }

  @Test
  void givesAccessToTheClusterToThoseThatArePrimedForIt() {
    assertEquals(Priming.ON_THE_CLUSTER, template.onTheCluster());
    template
        .resources("AWS::Serverless::Function")
        .forEach(
            (id, function) ->
                assertEquals(
                    Priming.ON_THE_CLUSTER.contains(id.replaceFirst("Function$", "")),
                    function.has("VpcConfig"),
                    id));
  }

  @Test
  void substitutesEveryPlaceholderOfTheStateMachine() throws IOException {
    String definition =
        Files.readString(Template.ROOT.resolve("statemachine/compilation.asl.json"));
    JsonNode machine = template.resource("StateMachine");
    JsonNode substitutions = machine.path("DefinitionSubstitutions");

    assertEquals(found(PLACEHOLDER, definition), Template.names(substitutions));
    substitutions.forEachEntry(
        (name, value) -> assertEquals(name + ".Alias", value.asString(), "must be the alias"));
    assertEquals(
        substitutions.valueStream().map(JsonNode::asString).collect(Collectors.toSet()),
        machine
            .at("/Policies/0/Statement/0/Resource")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.toSet()));
  }

  @Test
  void makesTheTableThatTheStoresUse() {
    JsonNode table = template.resource("Table");

    assertEquals(
        List.of(Schema.PARTITION, Schema.SORT),
        table
            .path("KeySchema")
            .valueStream()
            .map(key -> key.path("AttributeName").asString())
            .toList());
    assertEquals(Schema.EXPIRES_AT, table.at("/TimeToLiveSpecification/AttributeName").asString());
    assertEquals(
        Schema.INDEXES,
        table.path("GlobalSecondaryIndexes").valueStream().map(TemplateTest::index).toList());
    var attributes = new TreeSet<String>();
    table
        .path("AttributeDefinitions")
        .forEach(one -> attributes.add(one.path("AttributeName").asString()));
    var keys = new TreeSet<>(Set.of(Schema.PARTITION, Schema.SORT));
    Schema.INDEXES.forEach(index -> keys.addAll(List.of(index.partition(), index.sort())));
    assertEquals(keys, attributes);
  }

  @Test
  void keepsWhatIsKeptWhenTheStackGoes() {
    for (String kept : List.of("Table", "LogBucket", "Key")) {
      JsonNode resource = template.yaml().path("Resources").path(kept);
      assertEquals("RetainExceptOnCreate", resource.path("DeletionPolicy").asString());
      assertEquals("Retain", resource.path("UpdateReplacePolicy").asString());
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static Index index(JsonNode json) {
    var projected = new ArrayList<String>();
    json.at("/Projection/NonKeyAttributes").forEach(name -> projected.add(name.asString()));
    return new Index(
        json.path("IndexName").asString(),
        json.at("/KeySchema/0/AttributeName").asString(),
        json.at("/KeySchema/1/AttributeName").asString(),
        projected);
  }
}
