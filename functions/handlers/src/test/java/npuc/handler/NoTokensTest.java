package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import npuc.api.http.Route;
import npuc.application.Application;
import npuc.application.Ports;
import npuc.caller.Access;
import npuc.id.RandomIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A deployment in which others tell who calls. */
class NoTokensTest {
  private final MemoryApplication memory = new MemoryApplication();
  private final PlatformsHandler handler =
      new PlatformsHandler(
          new Application(
              withoutTokens(
                  memory.service.ports(
                      memory.service.volumes, new RandomIds(memory.service.clock))),
              Access.DEFAULT));

  @ParameterizedTest
  @EnumSource
  void noTokenIsGivenOut(Route.Tokens route) {
    APIGatewayV2HTTPEvent event = Events.api("controls");
    event.setRouteKey(route.key());
    event.setHeaders(Map.of("idempotency-key", "1", "content-type", "application/json"));

    JsonNode answer = answer(event);

    assertEquals("NotOffered", answer.path("code").asString(), answer::toString);
    assertEquals(409, answer.path("status").intValue());
  }

  @Test
  void whoAsksIsToldAsWhomItIsLetIn() {
    APIGatewayV2HTTPEvent event = Events.api("controls");
    event.setRouteKey(Route.Platforms.WHOAMI.key());

    JsonNode answer = answer(event);

    assertEquals("admin", answer.path("role").asString());
    assertFalse(answer.path("name").asString().isEmpty());
  }

  private JsonNode answer(APIGatewayV2HTTPEvent event) {
    String body = handler.handleRequest(event, new TestContext()).getBody();
    return JsonMapper.shared()
        .readTree(new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8));
  }

  private static Ports withoutTokens(Ports ports) {
    return new Ports(
        ports.compilations(),
        ports.requests(),
        Optional.empty(),
        ports.registry(),
        ports.outerRegistries(),
        ports.volumes(),
        ports.sources(),
        ports.sourceSettings(),
        ports.uploads(),
        ports.toolchains(),
        ports.machine(),
        ports.onnx(),
        ports.workflow(),
        ports.runner(),
        ports.logs(),
        ports.secrets(),
        ports.events(),
        ports.measurements(),
        ports.ids(),
        ports.clock());
  }
}
