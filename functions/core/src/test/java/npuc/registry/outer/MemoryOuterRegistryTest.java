package npuc.registry.outer;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import npuc.memory.MemoryOuterRegistry;

class MemoryOuterRegistryTest extends OuterRegistryContract {
  private static final Instant TIME = Instant.parse("2026-11-25T12:00:00Z");

  private final MemoryOuterRegistry memory = new MemoryOuterRegistry();
  private final AtomicInteger made = new AtomicInteger();

  @Override
  protected OuterWorld world() {
    return new World();
  }

  private final class World implements OuterWorld {
    @Override
    public OuterRegistry registry() {
      return memory;
    }

    @Override
    public String addModel(String name) {
      memory.put(name, TIME);
      return name;
    }

    @Override
    public String addVersion(String model) {
      String version = String.valueOf(made.incrementAndGet());
      memory.put(model, version, "tflite", "mlflow://corp/kws/" + version + "/kws.tflite", TIME);
      return version;
    }

    @Override
    public List<String> results(String model, String version) {
      return memory.published(model, version).stream().map(OuterResult::uri).toList();
    }
  }
}
