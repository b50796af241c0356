package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilations;
import npuc.compilation.Phase;
import npuc.event.CloudEvent;
import npuc.event.PhaseChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what is sent to what openapi.yaml says of it. */
class EventSchemaTest {
  private static final JsonNode SCHEMA = OpenApi.FILE.at("/components/schemas/PhaseEvent");

  @ParameterizedTest
  @EnumSource(Phase.class)
  void everyEventFits(Phase phase) {
    var event =
        PhaseChanged.between(Optional.empty(), Compilations.in(phase, Compilations.pending()));

    assertEquals(
        List.of(),
        OpenApi.FILE.violations(
            SCHEMA, JsonMapper.shared().readTree(CloudEvent.of(event.orElseThrow()).json())));
  }

  @Test
  void theExampleFits() {
    String content =
        "/webhooks/phaseChanged/post/requestBody/content/application~1cloudevents+json";

    assertEquals(List.of(), OpenApi.FILE.violations(SCHEMA, OpenApi.FILE.at(content + "/example")));
  }
}
