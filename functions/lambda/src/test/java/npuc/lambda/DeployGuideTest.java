package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import npuc.api.http.Route;
import npuc.caller.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What docs/deploy.md has people type. */
class DeployGuideTest {
  private static final Pattern SET = Pattern.compile("(?:^|export )([A-Za-z]\\w*)=");
  private static final Pattern USED = Pattern.compile("\\$\\{?([A-Za-z]\\w*)");

  /** What `aws configure export-credentials` sets. */
  private static final List<String> CREDENTIALS =
      List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

  private static final Path GUIDE = Template.ROOT.resolve("docs/deploy.md");
  private static final Pattern ALLOWED = Pattern.compile("`\\$default/([^`]+)`");

  @TempDir private Path folder;

  @Test
  void everyVariableOfItsCommandsIsSetBefore() {
    Set<String> known = new HashSet<>();

    for (String command : commands()) {
      if (command.contains("export-credentials")) {
        known.addAll(CREDENTIALS);
      }
      USED.matcher(command)
          .results()
          .forEach(used -> assertTrue(known.contains(used.group(1)), command));
      SET.matcher(command).results().forEach(set -> known.add(set.group(1)));
    }
    assertTrue(known.containsAll(List.of("registry", "vela", "cluster", "api", "queue")));
  }

  @Test
  void aRepositoryIsMadeForEveryImageThatIsPushed() {
    List<String> pushes = commands("docker push ");

    assertEquals(2, pushes.size());
    for (String push : pushes) {
      String name = push.replaceFirst(".*/(.+):.*", "$1");
      assertTrue(commands().contains("aws ecr create-repository --repository-name " + name), push);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "{\"version\":\"1.0\",\"requestPayload\":%s,\"responsePayload\":{}}"})
  void anUndeliveredEventIsTakenOutOfItsMessage(String body) throws Exception {
    String event = "{\"source\":\"aws.states\",\"detail\":{\"status\":\"FAILED\"}}";
    var json = JsonMapper.shared();
    var message = json.createObjectNode();
    message.putArray("Messages").addObject().put("Body", body.formatted(event));
    Files.writeString(folder.resolve("message.json"), message.toString());

    var command = new ProcessBuilder("sh", "-ec", commands("requestPayload").getFirst());
    int status = command.directory(folder.toFile()).start().waitFor();

    assertEquals(0, status);
    String taken = Files.readString(folder.resolve("event.json"), StandardCharsets.UTF_8);
    assertEquals(json.readTree(event), json.readTree(taken));
  }

  @Test
  void everyReasonNotToRunACommandIsThatOfACommand() {
    for (String beginning : DeployGuide.beginnings()) {
      assertTrue(commands().stream().anyMatch(one -> one.startsWith(beginning)), beginning);
    }
  }

  @Test
  void eachStepSaysHowItWasTried() throws IOException {
    String text = Files.readString(Template.ROOT.resolve("docs/deploy.md"));

    String steps = text.substring(text.indexOf("## 1. "));
    for (String step : steps.split("\n## ", -1)) {
      boolean hasCommands = step.contains("\n    ");
      assertTrue(!hasCommands || step.contains("\n*Tried:* "), step);
    }
  }

  @Test
  void thePipelineTypesWhatTheGuideTypes() throws IOException {
    JsonNode jobs =
        new YAMLMapper()
            .readTree(Template.ROOT.resolve("deploy/github-actions.yaml").toFile())
            .path("jobs");
    List<String> typed =
        jobs.at("/dev/steps")
            .valueStream()
            .filter(step -> step.has("run"))
            .map(step -> step.path("run").asString().replace(" --no-confirm-changeset", ""))
            .filter(command -> !command.startsWith("aws eks update-kubeconfig"))
            .toList();

    assertEquals(4, typed.size());
    assertTrue(commands().containsAll(typed), typed::toString);
  }

  /** A star stands for any text, slashes in it too. */
  @ParameterizedTest
  @EnumSource
  void thePoliciesOfARoleAllowItsRoutesAndNoOther(Role role) throws IOException {
    String row =
        Files.readAllLines(GUIDE).stream()
            .filter(line -> line.startsWith("| `" + role.word() + "` |"))
            .findFirst()
            .orElseThrow();
    List<String> allowed =
        ALLOWED.matcher(row).results().map(resource -> resource.group(1)).toList();

    for (Route route : Route.all()) {
      String path = route.method() + route.template().replaceAll("\\{\\w+}", "x");
      boolean mayCall =
          allowed.stream()
              .anyMatch(resource -> path.matches(resource.replace(".", "\\.").replace("*", ".*")));
      assertEquals(route.role().map(role::includes).orElse(false), mayCall, path);
    }
  }

  private static List<String> commands(String with) {
    return commands().stream().filter(command -> command.contains(with)).toList();
  }

  private static List<String> commands() {
    return DeployGuide.commands();
  }
}
