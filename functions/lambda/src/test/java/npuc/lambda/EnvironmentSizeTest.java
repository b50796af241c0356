package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lambda takes 4 KB of variables for a function, written as JSON, and refuses more in the middle of
 * a deployment. So each parameter that becomes one has a longest value.
 */
class EnvironmentSizeTest {
  private static final int LIMIT = 4_096;

  private final JsonNode parameters = new Template().yaml().path("Parameters");

  @Test
  void theLongestValuesOfAllParametersFit() {
    Map<String, JsonNode> functions = DeployedTemplate.of(longest()).functions();

    assertTrue(functions.containsKey("ConsoleFunction"));
    functions.forEach(
        (name, function) -> {
          var variables = (ObjectNode) function.at("/Environment/Variables");
          variables.put("NPUC_SETTINGS", Integer.toString(Integer.MAX_VALUE));
          int size = variables.toString().length();
          assertTrue(size <= LIMIT, name + " has " + size + " bytes");
        });
  }

  private Map<String, String> longest() {
    var values = new HashMap<String, String>();
    // A function's name has at most 64 characters, of which ReconcileExecution and a dash take 19.
    values.put("AWS::StackName", "s".repeat(45));
    values.put("AWS::Partition", "aws-us-gov");
    values.put("AWS::Region", "ap-northeast-1");
    parameters.forEachEntry((name, parameter) -> values.put(name, longest(name, parameter)));
    return values;
  }

  /** Of a parameter that is no text, or becomes no variable, any will do. */
  private String longest(String name, JsonNode parameter) {
    if (parameter.has("MaxLength")) {
      return "x".repeat(parameter.path("MaxLength").asInt());
    }
    Stream<JsonNode> allowed = parameter.path("AllowedValues").valueStream();
    return allowed.map(JsonNode::asString).findFirst().orElse(name.repeat(100));
  }
}
