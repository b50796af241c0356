package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.api.http.Route;
import npuc.api.http.Router;
import npuc.caller.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who may do what, as template.yaml says. */
class TemplateRightsTest {
  private static final Pattern RIGHT = Pattern.compile("\\S+");

  private static final Set<String> PUBLIC = Set.of("GET /healthz", "GET /", "GET /{path+}");

  private final Template template = new Template();

  @Test
  void nobodyGetsInWithoutAuthenticationExceptForTheConsolesFilesAndToAskWhetherItLives() {
    var open = new HashSet<String>();
    for (JsonNode route : template.resources("AWS::ApiGatewayV2::Route").values()) {
      String type = route.path("AuthorizationType").toString();
      if (type.equals("\"NONE\"")) {
        open.add(route.path("RouteKey").asString());
      } else {
        assertTrue(type.contains("AWS_IAM"), route::toString);
      }
    }
    assertEquals(PUBLIC, open);
  }

  @Test
  void aTokenNeedsTheRoleOfItsRouteOrOneAboveIt() {
    for (JsonNode resource : template.resources("AWS::ApiGatewayV2::Route").values()) {
      JsonNode choice = resource.path("AuthorizationScopes");
      Router.byKey(resource.path("RouteKey").asString())
          .filter(route -> route.role().isPresent())
          .ifPresent(
              route -> {
                assertEquals("HasScopes", choice.path(0).asString(), route::key);
                assertEquals(scopes(route), choice.path(1).toString(), route::key);
                assertEquals(
                    "[\"HasJwt\",\"JwtScopes\",\"AWS::NoValue\"]", choice.path(2).toString());
              });
    }
  }

  @Test
  void theAccessLogTellsWhoAskedForWhatAndWhatCameOfIt() {
    String format = template.resource("Stage").at("/AccessLogSettings/Format").asString();

    for (String variable :
        List.of("path", "routeKey", "status", "authorizer.claims.sub", "identity.userArn")) {
      assertTrue(format.contains("\"$context." + variable + "\""), format);
    }
  }

  /** The role's parameter and those of the roles above; where owners may delete, theirs too. */
  private static String scopes(Route route) {
    Role role = route.role().orElseThrow();
    return route.isForOwners() && role != Role.COMPILE
        ? "[\"HasOwners\",%s,%s]".formatted(scopes(Role.COMPILE), scopes(role))
        : scopes(role);
  }

  private static String scopes(Role role) {
    return Stream.of(Role.values())
        .filter(higher -> higher.includes(role))
        .map(Role::word)
        .map(
            word ->
                '"' + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + "Role\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Platforms          | ''
          Console            | ''
          Registry           | dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem \
                               dynamodb:UpdateItem dynamodb:DeleteItem s3:GetObject
          Uploads            | dynamodb:GetItem dynamodb:PutItem dynamodb:DeleteItem s3:GetObject s3:PutObject \
                               s3:DeleteObject s3:AbortMultipartUpload s3:ListMultipartUploadParts s3:ListBucket
          Compilations       | dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem \
                               dynamodb:DeleteItem states:StartExecution kms:GenerateDataKey kms:Decrypt \
                               s3:GetObject s3:ListBucket
          Controls           | dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem \
                               dynamodb:DeleteItem states:StartExecution s3:GetObject s3:PutObject \
                               s3:DeleteObject s3:ListBucket
          Logs               | dynamodb:GetItem s3:GetObject s3:ListBucket
          SubmitJob          | dynamodb:GetItem dynamodb:PutItem kms:Decrypt s3:PutObject
          PollJob            | dynamodb:GetItem dynamodb:PutItem s3:PutObject
          RegisterArtifact   | dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem
          RecordFailure      | dynamodb:GetItem dynamodb:PutItem s3:PutObject
          ReconcileExecution | dynamodb:GetItem dynamodb:PutItem s3:PutObject sqs:SendMessage
          PublishEvents      | events:PutEvents dynamodb:DescribeStream dynamodb:GetRecords \
                               dynamodb:GetShardIterator dynamodb:ListStreams sqs:SendMessage
          SweepCompilations  | dynamodb:GetItem dynamodb:PutItem dynamodb:Query states:StartExecution \
                               states:DescribeExecution s3:PutObject
          """)
  void aFunctionMayDoWhatItDoesAndNothingElse(String function, String rights) {
    assertEquals(
        RIGHT.matcher(rights).results().map(MatchResult::group).collect(Collectors.toSet()),
        allowed(function));
  }

  @Test
  void onlyWhoListsOrSearchesReadsAnIndex() {
    for (String function : template.handlers().keySet()) {
      String text = template.rights(function).toString();

      boolean reads =
          Set.of("Compilations", "Controls", "Registry", "SweepCompilations").contains(function);
      assertEquals(reads, text.contains("/index/*"), function);
    }
  }

  @Test
  void nobodyHasAWildcardRight() {
    for (String function : template.handlers().keySet()) {
      for (JsonNode statement : template.rights(function)) {
        String text = statement.path("Action") + " " + statement.path("Resource");
        assertFalse(text.matches("(?s).*(\"\\*\"|:\\*\").*"), text);
      }
    }
  }

  /** Each right is one of a kind of ARN: a question about an execution needs the execution's. */
  @Test
  void whoAsksForExecutionsMayDoSoForThoseOfTheMachine() {
    String machine =
        template
            .yaml()
            .at("/Globals/Function/Environment/Variables/NPUC_STATE_MACHINE")
            .asString()
            .replace(":stateMachine:", ":execution:");

    JsonNode statement =
        template
            .rights("SweepCompilations")
            .valueStream()
            .filter(one -> one.path("Action").asString("").equals("states:DescribeExecution"))
            .findFirst()
            .orElseThrow();

    assertEquals(machine.replace(":live", "") + ":c-*", statement.path("Resource").asString());
  }

  @Test
  void theRuleMayWriteToTheQueueForWhatItCouldNotDeliver() {
    JsonNode rule = template.resource("ReconcileExecutionFunction").at("/Events/ExecutionEnded");
    assertEquals("UndeliveredEvents.Arn", rule.at("/Properties/DeadLetterConfig/Arn").asString());

    JsonNode policy = template.resource("UndeliveredEventsPolicy");
    assertEquals("UndeliveredEvents", policy.at("/Queues/0").asString());
    JsonNode statement = policy.at("/PolicyDocument/Statement/0");
    assertEquals("Allow", statement.path("Effect").asString());
    assertEquals("events.amazonaws.com", statement.at("/Principal/Service").asString());
    assertEquals("sqs:SendMessage", statement.path("Action").asString());
    assertEquals("UndeliveredEvents.Arn", statement.path("Resource").asString());
    assertEquals(
        "ReconcileExecutionFunctionExecutionEnded.Arn",
        statement.at("/Condition/ArnEquals/aws:SourceArn").asString());
    // A key of AWS's own would shut EventBridge out.
    JsonNode queue = template.resource("UndeliveredEvents");
    assertTrue(queue.path("SqsManagedSseEnabled").asBoolean());
    assertFalse(queue.has("KmsMasterKeyId"));
  }

  private Set<String> allowed(String function) {
    var actions = new TreeSet<String>();
    for (JsonNode statement : template.rights(function)) {
      JsonNode action = statement.path("Action");
      Stream<JsonNode> each = action.isArray() ? action.valueStream() : Stream.of(action);
      each.map(JsonNode::asString).forEach(actions::add);
    }
    return actions;
  }
}
