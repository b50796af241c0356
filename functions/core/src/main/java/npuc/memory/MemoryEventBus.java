package npuc.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import npuc.event.EventBus;
import npuc.event.PhaseChanged;

/** {@link EventBus} that keeps what is put there. */
public final class MemoryEventBus implements EventBus {
  private final List<PhaseChanged> taken = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();

  /** From here on it does not take that event. */
  public synchronized void refuse(String id) {
    refused.add(id);
  }

  /** What it took, in its order. */
  public synchronized List<PhaseChanged> taken() {
    return List.copyOf(taken);
  }

  @Override
  public synchronized List<PhaseChanged> put(List<PhaseChanged> events) {
    events.stream().filter(event -> !refused.contains(event.id())).forEach(taken::add);
    return events.stream().filter(event -> refused.contains(event.id())).toList();
  }
}
