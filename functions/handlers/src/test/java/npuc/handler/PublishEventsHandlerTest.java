package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import npuc.event.BusPorts;
import npuc.event.PhaseChanged;
import npuc.event.SampleEvents;
import npuc.memory.MemoryEventBus;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishEventsHandlerTest {
  private final MemoryEventBus bus = new MemoryEventBus();

  @Test
  void putsTheEventsOfItsChangesOnTheBus() {
    assertEquals("{\"batchItemFailures\":[]}", run(Events.bytes(Events.json("publish-events"))));
    assertEquals(List.of(SampleEvents.created(1)), bus.taken());
  }

  @Test
  void namesWhatMustComeAgain() {
    bus.refuse(SampleEvents.created(1).id());
    JsonNode event = Events.json("publish-events");

    assertEquals(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}"
            .formatted(event.at("/Records/0/dynamodb/SequenceNumber").asString()),
        run(Events.bytes(event)));
  }

  @Test
  void aServiceWithWebhooksHasNoBus() {
    var application = new MemoryApplication().application;

    assertThrows(IllegalStateException.class, () -> new PublishEventsHandler(application));
  }

  private String run(byte[] event) {
    var memory = new MemoryApplication(new BusPorts(PublishEventsHandlerTest::read, bus));
    var output = new ByteArrayOutputStream();
    new PublishEventsHandler(memory.application)
        .handleRequest(new ByteArrayInputStream(event), output, new TestContext());
    return output.toString(StandardCharsets.UTF_8);
  }

  private static Optional<PhaseChanged> read(JsonNode change) {
    return Optional.of(SampleEvents.created(1))
        .filter(_ -> change.path("eventName").asString().equals("MODIFY"));
  }
}
