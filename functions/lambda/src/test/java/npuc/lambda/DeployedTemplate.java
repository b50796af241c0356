package npuc.lambda;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What CloudFormation makes of {@code template.yaml}: the real transform, then the values of
 * parameters. Where the transform isn't installed the tests that need it are skipped, and say so.
 */
record DeployedTemplate(JsonNode resources) {
  /** What is given to {@code sam deploy}, and where it uploaded the zip. */
  record Deployment(Map<String, String> parameters, String zip) {
    Deployment(Map<String, String> parameters) {
      this(parameters, "s3://code/zip");
    }
  }

  static DeployedTemplate of(Map<String, String> parameters) {
    return of(List.of(new Deployment(parameters))).getFirst();
  }

  static List<DeployedTemplate> of(List<Deployment> deployments) {
    return Transform.answer(JsonMapper.shared().writeValueAsString(deployments))
        .valueStream()
        .map(DeployedTemplate::new)
        .toList();
  }

  /** Resources of a type by their logical id. */
  Map<String, JsonNode> all(String type) {
    var found = new TreeMap<String, JsonNode>();
    resources.forEachEntry(
        (name, resource) -> {
          if (resource.path("Type").asString().equals(type)) {
            found.put(name, resource);
          }
        });
    return found;
  }

  /** Properties of the functions by their logical id. */
  Map<String, JsonNode> functions() {
    var functions = all("AWS::Lambda::Function");
    functions.replaceAll((name, function) -> function.path("Properties"));
    return functions;
  }

  /** The version that the API and the state machine call, of each function. */
  Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    for (String function : functions().keySet()) {
      JsonNode alias = resources.path(function + "Aliaslive");
      versions.put(function, alias.at("/Properties/FunctionVersion").asString());
    }
    return versions;
  }
}
