package npuc.lambda;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code template.yaml}, read without its transform. References are the texts that they name. */
public final class Template {
  public static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  private final JsonNode yaml = new YAMLMapper().readTree(ROOT.resolve("template.yaml").toFile());

  /** Resources of a type by their logical id. */
  public Map<String, JsonNode> resources(String type) {
    var found = new LinkedHashMap<String, JsonNode>();
    yaml.path("Resources")
        .forEachEntry(
            (name, resource) -> {
              if (resource.path("Type").asString("").equals(type)) {
                found.put(name, resource.path("Properties"));
              }
            });
    return found;
  }

  /** Properties of a resource. */
  public JsonNode resource(String name) {
    return yaml.path("Resources").path(name).path("Properties");
  }

  /** Class of a function. */
  public String handler(String function) {
    return resource(function + "Function").path("Handler").asString();
  }

  /** Class of each function by the function's name: SubmitJob, not SubmitJobFunction. */
  public Map<String, String> handlers() {
    return resources("AWS::Serverless::Function").entrySet().stream()
        .collect(
            Collectors.toMap(
                function -> function.getKey().replaceFirst("Function$", ""),
                function -> function.getValue().path("Handler").asString(),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Name of the function that serves each route of the API, by route key; not of the console. */
  public Map<String, String> routes() {
    var routes = new TreeMap<String, String>();
    for (JsonNode route : resources("AWS::ApiGatewayV2::Route").values()) {
      String integration =
          route.path("Target").asString().replaceAll("integrations/\\$\\{(.+)\\}", "$1");
      String target = resource(integration).path("IntegrationUri").asString();
      routes.put(route.path("RouteKey").asString(), target.replaceFirst("Function\\.Alias$", ""));
    }
    routes.values().removeIf("Console"::equals);
    return routes;
  }

  /** Names of the variables that functions get. */
  public Set<String> environment() {
    return names(yaml.at("/Globals/Function/Environment/Variables"));
  }

  /** What a function may do: the statements of its own role, or of the one that SAM makes. */
  public JsonNode rights(String function) {
    JsonNode own = resource(function + "FunctionRole").at("/Policies/0/PolicyDocument/Statement");
    return own.isMissingNode() ? resource(function + "Function").at("/Policies/0/Statement") : own;
  }

  /** Functions that have access to the cluster. */
  public Set<String> onTheCluster() {
    return resources("AWS::EKS::AccessEntry").values().stream()
        .map(entry -> entry.path("PrincipalArn").asString().replaceFirst("FunctionRole\\.Arn$", ""))
        .collect(Collectors.toSet());
  }

  public JsonNode yaml() {
    return yaml;
  }

  static Set<String> names(JsonNode object) {
    return Stream.of(object)
        .flatMap(node -> node.propertyNames().stream())
        .collect(Collectors.toSet());
  }
}
