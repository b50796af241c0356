package npuc.memory;

import java.util.List;
import npuc.event.EventBus;
import npuc.event.EventBusContract;
import npuc.event.PhaseChanged;

class MemoryEventBusTest extends EventBusContract {
  private final MemoryEventBus bus = new MemoryEventBus();

  @Override
  protected EventBus bus() {
    return bus;
  }

  @Override
  protected List<String> taken() {
    return bus.taken().stream().map(PhaseChanged::id).toList();
  }

  @Override
  protected void refuse(String id) {
    bus.refuse(id);
  }
}
