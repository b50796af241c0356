package npuc.event;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.retry.RetryableException;
import tools.jackson.databind.JsonNode;

/**
 * Puts the events of changes on the bus. What can't be put, or read, holds up nothing that can: it
 * comes again, and with it what came after it.
 */
public final class PublishEvents {
  private static final Logger LOG = System.getLogger(PublishEvents.class.getName());

  private final ChangeReader reader;
  private final EventBus bus;

  public PublishEvents(BusPorts ports) {
    this.reader = ports.changes();
    this.bus = ports.bus();
  }

  /**
   * Publishes.
   *
   * @param changes as the store tells them, by a name that each has
   * @return the names of those that must come again, in their order
   */
  public List<String> publish(Map<String, JsonNode> changes) {
    var events = new LinkedHashMap<String, PhaseChanged>();
    var unread = new ArrayList<String>();
    changes.forEach(
        (name, change) -> {
          try {
            reader.read(change).ifPresent(event -> events.put(name, event));
          } catch (IllegalStateException unreadable) {
            LOG.log(Level.ERROR, "a change can't be told: " + unreadable.getMessage(), unreadable);
            unread.add(name);
          }
        });
    List<PhaseChanged> untaken = untaken(List.copyOf(events.values()));
    return changes.keySet().stream()
        .filter(
            name ->
                unread.contains(name)
                    || Optional.ofNullable(events.get(name)).filter(untaken::contains).isPresent())
        .toList();
  }

  private List<PhaseChanged> untaken(List<PhaseChanged> events) {
    try {
      return events.isEmpty() ? List.of() : bus.put(events);
    } catch (RetryableException later) {
      LOG.log(Level.WARNING, events.size() + " events are put again", later);
      return events;
    }
  }
}
