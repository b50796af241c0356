package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.List;
import java.util.Map;
import npuc.LogLines;
import npuc.api.http.Route;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The line that each command leaves in the log. */
class AuditTest {
  private static final String CI = "arn:aws:sts::123456789012:assumed-role/ci/build-7";

  @AutoClose private final LogLines log = new LogLines(Audit.LOGGER);

  @Test
  void aCreationNamesWhatWasCreated() {
    new RegistryHandler(new MemoryApplication().application)
        .handleRequest(Events.api("registry"), new TestContext());

    JsonNode line = line();
    assertEquals(CI, line.get("caller").asString());
    assertEquals("POST /v1/models", line.get("command").asString());
    assertEquals(201, line.get("status").intValue());
    assertTrue(line.get("created").asString().startsWith("m-"), line::toString);
    assertEquals(List.of("caller", "command", "status", "created"), names(line));
  }

  @Test
  void aStopNamesWhatIsStopped() {
    var memory = MemoryApplication.compiling();
    int before = log.lines().size();

    new ControlsHandler(memory.application)
        .handleRequest(Events.api("controls"), new TestContext());

    assertEquals(
        "{\"caller\":\"%s\",\"command\":\"POST /v1/compilations/{id}/stop\",\"id\":\"%s\",\"status\":202}"
            .formatted(CI, MemoryApplication.COMPILATION),
        log.lines().get(before));
    assertEquals(before + 1, log.lines().size());
  }

  @Test
  void aRefusalIsToldWithItsCode() {
    APIGatewayV2HTTPEvent event =
        CallersTest.signedIn(Events.api("controls"), Map.of("sub", "kim", "scope", "npuc/read"));

    var answer =
        new ControlsHandler(MemoryApplication.compiling().application)
            .handleRequest(event, new TestContext());

    assertEquals(403, answer.getStatusCode());
    JsonNode line = JsonMapper.shared().readTree(log.lines().getLast());
    assertEquals("kim", line.get("caller").asString());
    assertEquals("Forbidden", line.get("code").asString());
  }

  @Test
  void aFaultOfTheServiceIsToldToo() {
    var events =
        new ApiEvents<>(
            Route.Controls.class,
            (route, request) -> {
              throw new IllegalStateException("the inside");
            },
            new MemoryApplication().application);

    events.answer(Events.api("controls"), new TestContext());

    JsonNode line = line();
    assertEquals(500, line.get("status").intValue());
    assertEquals("Internal", line.get("code").asString());
  }

  @Test
  void whatSomebodyWroteIntoAPathStaysOneLineAndShort() {
    APIGatewayV2HTTPEvent event = Events.api("controls");
    event.setPathParameters(
        Map.of("id", "x\n\u2028\u0085{\"caller\":\"root\"}" + "y".repeat(9_000)));

    new ControlsHandler(new MemoryApplication().application)
        .handleRequest(event, new TestContext());

    String line = log.lines().getLast();
    assertTrue(line.chars().allMatch(one -> one >= ' ' && one <= '~'), line);
    assertTrue(line.length() < 1_000, line);
    assertEquals(CI, JsonMapper.shared().readTree(line).get("caller").asString());
  }

  @Test
  void lookingAndDryRunsLeaveNoLine() {
    var application = new MemoryApplication().application;
    new PlatformsHandler(application).handleRequest(Events.api("platforms"), new TestContext());
    APIGatewayV2HTTPEvent dryRun = Events.api("compilations");
    dryRun.setQueryStringParameters(Map.of("dryRun", "true"));
    new CompilationsHandler(application).handleRequest(dryRun, new TestContext());

    assertEquals(List.of(), log.lines());
  }

  @Test
  void nothingOfABodyIsInIt() {
    APIGatewayV2HTTPEvent event = Events.api("compilations");
    event.setBody(
        """
        {"platform": "ethos-u",
         "environment": [{"name": "HF_TOKEN", "value": "hf_audited", "secret": true}]}
        """);

    new CompilationsHandler(new MemoryApplication().application)
        .handleRequest(event, new TestContext());

    assertEquals(201, line().get("status").intValue());
    assertTrue(!log.lines().getLast().contains("hf_audited"), log.lines()::toString);
  }

  private JsonNode line() {
    assertEquals(1, log.lines().size(), log.lines()::toString);
    return JsonMapper.shared().readTree(log.lines().getFirst());
  }

  private static List<String> names(JsonNode line) {
    return List.copyOf(line.propertyNames());
  }
}
