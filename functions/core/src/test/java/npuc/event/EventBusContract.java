package npuc.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link EventBus} promises. */
public abstract class EventBusContract {
  /** The one bus of this test, empty. */
  protected abstract EventBus bus();

  /** The ids of what it took, in its order. */
  protected abstract List<String> taken();

  /** From here on it does not take that event. */
  protected abstract void refuse(String id);

  @Test
  void takesWhatIsPutThereInItsOrder() {
    List<PhaseChanged> events = SampleEvents.created(1, 3);

    assertEquals(List.of(), bus().put(events));
    assertEquals(ids(events), taken());
  }

  @Test
  void takesManyAtOnce() {
    List<PhaseChanged> events = SampleEvents.created(1, 103);

    assertEquals(List.of(), bus().put(events));
    assertEquals(ids(events), taken());
  }

  @Test
  void tellsWhichWereNotTaken() {
    List<PhaseChanged> events = SampleEvents.created(1, 25);
    refuse(events.get(3).id());
    refuse(events.get(12).id());

    assertEquals(List.of(events.get(3), events.get(12)), bus().put(events));
    assertEquals(23, taken().size());
  }

  @Test
  void takesNothing() {
    assertEquals(List.of(), bus().put(List.of()));
    assertEquals(List.of(), taken());
  }

  private static List<String> ids(List<PhaseChanged> events) {
    return events.stream().map(PhaseChanged::id).toList();
  }
}
