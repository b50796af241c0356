package npuc.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.memory.MemoryEventBus;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublishEventsTest {
  private static final int NO_EVENT = 0;
  private static final int UNREADABLE = -1;

  private final MemoryEventBus bus = new MemoryEventBus();
  private final PublishEvents publishing = publishing(bus);

  @Test
  void publishesTheEventsAndPassesOverWhatIsNone() {
    assertEquals(List.of(), publishing.publish(changes(1, NO_EVENT, 2)));
    assertEquals(List.of(SampleEvents.created(1), SampleEvents.created(2)), bus.taken());
  }

  @Test
  void whatCanNotBeReadHoldsUpNothingElseAndComesAgain() {
    assertEquals(List.of("1"), publishing.publish(changes(1, UNREADABLE, 2)));
    assertEquals(List.of(SampleEvents.created(1), SampleEvents.created(2)), bus.taken());
  }

  @Test
  void whatTheBusDoesNotTakeComesAgain() {
    bus.refuse(SampleEvents.created(2).id());

    assertEquals(List.of("1"), publishing.publish(changes(1, 2, 3)));
  }

  @Test
  void aBusThatDoesNotAnswerIsAskedAgainForAllEvents() {
    PublishEvents broken =
        publishing(
            events -> {
              throw new RetryableException("no answer");
            });

    assertEquals(List.of("0", "2"), broken.publish(changes(1, NO_EVENT, 2)));
  }

  private static PublishEvents publishing(EventBus bus) {
    return new PublishEvents(new BusPorts(PublishEventsTest::read, bus));
  }

  private static Optional<PhaseChanged> read(JsonNode change) {
    int number = change.asInt();
    if (number == UNREADABLE) {
      throw new IllegalStateException("broken");
    }
    return number == NO_EVENT ? Optional.empty() : Optional.of(SampleEvents.created(number));
  }

  /** Changes that are named by their place. */
  private static Map<String, JsonNode> changes(int... numbers) {
    var changes = new LinkedHashMap<String, JsonNode>();
    for (int place = 0; place < numbers.length; place++) {
      changes.put(Integer.toString(place), JsonMapper.shared().valueToTree(numbers[place]));
    }
    return changes;
  }
}
