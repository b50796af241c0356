package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import npuc.lambda.DeployedTemplate.Deployment;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The API and the state machine call published versions. A deployment has to publish one of each
 * function that it changes, and of no other: Lambda refuses to publish what it has published.
 */
class PublishedVersionsTest {
  /** They change what surrounds the functions, and no function. */
  private static final Set<String> AROUND =
      Set.of(
          "ManageAccessEntries",
          "SourceBuckets",
          "SubmitterGroup",
          "JwtAudience",
          "JwtScopes",
          "ThrottlingRate",
          "ThrottlingBurst",
          "AlarmTopicArn",
          "FunctionLogDays",
          "JobLogDays",
          "ExistingStream",
          "GradualDeployment");

  private final JsonNode parameters = new Template().yaml().path("Parameters");

  /**
   * SAM hashes the template as it was written: github.com/aws/serverless-application-model/3820.
   */
  @Test
  void aChangedParameterReachesTheFunctionsThatRun() {
    List<String> names = List.copyOf(parameters.propertyNames());
    Map<String, String> before = values(parameter -> value(parameter, "one"));
    var deployments = new ArrayList<>(List.of(new Deployment(before)));
    for (String name : names) {
      var after = new HashMap<>(before);
      after.put(name, value(parameters.path(name), "another"));
      deployments.add(new Deployment(after));
    }

    List<DeployedTemplate> deployed = DeployedTemplate.of(deployments);

    var withoutEffect = new TreeSet<String>();
    for (int i = 0; i < names.size(); i++) {
      Set<String> published = differing(deployed.getFirst(), deployed.get(i + 1), true);
      assertEquals(
          differing(deployed.getFirst(), deployed.get(i + 1), false), published, names.get(i));
      if (published.isEmpty()) {
        withoutEffect.add(names.get(i));
      }
    }
    assertEquals(new TreeSet<>(AROUND), withoutEffect);
  }

  @Test
  void anotherZipIsPublishedAndTheSameIsNot() {
    List<DeployedTemplate> deployed =
        DeployedTemplate.of(
            List.of(
                new Deployment(Map.of(), "s3://code/one"),
                new Deployment(Map.of(), "s3://code/one"),
                new Deployment(Map.of(), "s3://code/another")));

    assertEquals(deployed.get(0), deployed.get(1));
    assertEquals(
        deployed.get(0).functions().keySet(), differing(deployed.get(0), deployed.get(2), true));
  }

  @Test
  void aVersionThatIsReplacedGoes() {
    Map<String, JsonNode> versions = DeployedTemplate.of(Map.of()).all("AWS::Lambda::Version");

    assertTrue(versions.size() > 10);
    for (JsonNode version : versions.values()) {
      assertEquals("Delete", version.path("DeletionPolicy").asString());
      assertNotEquals("Retain", version.path("UpdateReplacePolicy").asString());
    }
  }

  /** Functions that differ: as {@code live} names them, or by what they are made of. */
  private static Set<String> differing(DeployedTemplate one, DeployedTemplate other, boolean live) {
    Function<DeployedTemplate, Map<String, ?>> seen =
        live ? DeployedTemplate::versions : DeployedTemplate::functions;
    var names = new TreeSet<>(seen.apply(one).keySet());
    names.removeIf(name -> Objects.equals(seen.apply(one).get(name), seen.apply(other).get(name)));
    return names;
  }

  private Map<String, String> values(Function<JsonNode, String> value) {
    var values = new HashMap<String, String>();
    parameters.forEachEntry((name, parameter) -> values.put(name, value.apply(parameter)));
    return values;
  }

  /** The last that is allowed for "another". */
  private static String value(JsonNode parameter, String otherwise) {
    JsonNode allowed = parameter.path("AllowedValues");
    if (allowed.isEmpty()) {
      return otherwise;
    }
    return allowed.get(otherwise.equals("another") ? allowed.size() - 1 : 0).asString();
  }
}
