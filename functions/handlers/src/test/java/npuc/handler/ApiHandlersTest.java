package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import npuc.api.http.Route;
import npuc.application.Application;
import npuc.compilation.Phase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each handler of the API with its event. */
class ApiHandlersTest {

  @Test
  void platformsAreDescribed() {
    var memory = new MemoryApplication();

    var answer = answer(new PlatformsHandler(memory.application), Events.api("platforms"));

    assertEquals(200, answer.getStatusCode());
    assertEquals("application/json", answer.getHeaders().get("Content-Type"));
    JsonNode items = json(answer).get("items");
    List<String> names = items.valueStream().map(item -> item.get("name").asString()).toList();
    assertEquals(
        Application.PLATFORMS.all().stream().map(platform -> platform.name().value()).toList(),
        names);
    for (JsonNode item : items) {
      assertEquals(
          item.get("name").asString().equals("ethos-u"), item.get("available").booleanValue());
      assertTrue(item.get("options").size() > 0);
    }
  }

  @Test
  void aModelIsRegistered() {
    var memory = new MemoryApplication();

    var answer = answer(new RegistryHandler(memory.application), Events.api("registry"));

    assertEquals(201, answer.getStatusCode());
    JsonNode model = json(answer);
    assertEquals("라마 3.1 / 한국어", model.get("name").asString());
    assertEquals("instruct", model.get("description").asString());
    assertEquals("2026-11-25T12:00:00Z", model.get("createdAt").asString());
    assertEquals("/v1/models/" + model.get("id").asString(), answer.getHeaders().get("Location"));
  }

  @Test
  void theSameEventAgainRegistersNothingElse() {
    var memory = new MemoryApplication();
    var handler = new RegistryHandler(memory.application);

    var first = answer(handler, Events.api("registry"));
    var second = answer(handler, Events.api("registry"));

    assertEquals(first.getBody(), second.getBody());
  }

  @Test
  void aBodyInBase64IsRead() {
    var memory = new MemoryApplication();
    APIGatewayV2HTTPEvent event = Events.api("registry");
    byte[] body = event.getBody().getBytes(StandardCharsets.UTF_8);
    event.setBody(Base64.getEncoder().encodeToString(body));
    event.setIsBase64Encoded(true);

    var answer = answer(new RegistryHandler(memory.application), event);

    assertEquals("라마 3.1 / 한국어", json(answer).get("name").asString());
  }

  @Test
  void anUploadIsBegun() {
    var answer =
        answer(new UploadsHandler(new MemoryApplication().application), Events.api("uploads"));

    assertEquals(201, answer.getStatusCode());
    assertEquals("키워드.tflite", json(answer).at("/files/0/path").asString());
  }

  @Test
  void aCompilationIsCreatedAndStarted() {
    var memory = new MemoryApplication();

    var answer = answer(new CompilationsHandler(memory.application), Events.api("compilations"));

    assertEquals(201, answer.getStatusCode());
    JsonNode created = json(answer);
    assertEquals("Pending", created.get("phase").asString());
    assertEquals("ethos-u85-256", created.at("/options/acceleratorConfig").asString());
    assertEquals("ethos-u-vela", created.at("/toolchain/name").asString());
    assertEquals("Performance", created.at("/options/optimise").asString());
    String id = created.get("id").asString();
    assertEquals("/v1/compilations/" + id, answer.getHeaders().get("Location"));
    assertEquals(
        List.of(id + "-1"),
        memory.service.workflow.started().stream()
            .map(started -> started.name().toString())
            .toList());
  }

  @Test
  void aCompilationIsStopped() {
    var memory = MemoryApplication.compiling();

    var answer = answer(new ControlsHandler(memory.application), Events.api("controls"));

    assertEquals(202, answer.getStatusCode());
    assertEquals("Stopped", json(answer).get("phase").asString());
    assertEquals(Phase.STOPPED, memory.compilation().phase());
  }

  @Test
  void aLogIsServedAsText() {
    var memory = MemoryApplication.compiling();
    memory.service.cluster.print(MemoryApplication.COMPILE_JOB, "\u001b[1mhello\u001b[0m\n");

    var answer = answer(new LogsHandler(memory.application), Events.api("logs"));

    assertEquals(200, answer.getStatusCode());
    assertEquals("text/plain; charset=utf-8", answer.getHeaders().get("Content-Type"));
    assertEquals("hello\n", text(answer));
    assertEquals("14", answer.getHeaders().get("Npuc-Log-Next-Offset"));
    assertEquals("false", answer.getHeaders().get("Npuc-Log-Complete"));
  }

  @Test
  void aRouteOfNobodyIsNotFound() {
    APIGatewayV2HTTPEvent event = Events.api("platforms");
    event.setRouteKey("$default");

    var answer = answer(new PlatformsHandler(new MemoryApplication().application), event);

    assertEquals(404, answer.getStatusCode());
    assertEquals("application/problem+json", answer.getHeaders().get("Content-Type"));
    assertEquals("NotFound", json(answer).get("code").asString());
  }

  @Test
  void anEventWithoutWhatIsOptionalIsAnswered() {
    APIGatewayV2HTTPEvent event = Events.api("platforms");
    event.setHeaders(null);
    event.setBody(null);

    assertEquals(
        200,
        answer(new PlatformsHandler(new MemoryApplication().application), event).getStatusCode());
  }

  @Test
  void aFaultOfTheServiceTellsNothingOfItsInside() {
    var events =
        new ApiEvents<>(
            Route.Platforms.class,
            (route, request) -> {
              throw new IllegalStateException("the inside");
            },
            new MemoryApplication().application);

    var answer = events.answer(Events.api("platforms"), new TestContext());

    assertEquals(500, answer.getStatusCode());
    assertEquals("Internal", json(answer).get("code").asString());
    assertFalse(text(answer).contains("inside"), text(answer));
  }

  @Test
  void aRouteOfAnotherFunctionIsNotFound() {
    var answer =
        answer(new RegistryHandler(new MemoryApplication().application), Events.api("platforms"));

    assertEquals(404, answer.getStatusCode());
    assertEquals("NotFound", json(answer).get("code").asString());
  }

  private static APIGatewayV2HTTPResponse answer(
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler,
      APIGatewayV2HTTPEvent event) {
    return handler.handleRequest(event, new TestContext());
  }

  private static JsonNode json(APIGatewayV2HTTPResponse answer) {
    return JsonMapper.shared().readTree(text(answer));
  }

  private static String text(APIGatewayV2HTTPResponse answer) {
    return new String(Base64.getDecoder().decode(answer.getBody()), StandardCharsets.UTF_8);
  }
}
