package npuc.lambda.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import npuc.application.Ports;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.ExecutionName;
import npuc.lambda.kubernetes.OnCluster;
import npuc.memory.ForwardingStore;
import npuc.retry.RetryableException;
import npuc.workflow.Execution;
import npuc.workflow.ExecutionStatus;
import npuc.workflow.Workflow;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The cloud path when AWS is at its worst. */
@OnCluster
class CloudFailuresIT {
  private static final String BODY = "{\"platform\":\"ethos-u\"}";
  private static final String[] KEYED = {"Idempotency-Key", "once"};

  @Test
  void aFunctionThatDiesBetweenItsWriteAndTheStartLosesNothing() {
    var dying = new AtomicBoolean(true);
    try (var rehearsal = new Rehearsal(ports -> withWorkflow(ports, dying))) {
      var api = new Api(rehearsal.url());
      String compilations = api.version() + "/compilations";
      assertEquals(500, api.send("POST", compilations, BODY, KEYED).statusCode());
      String id = api.get(compilations).at("/items/0/id").asString();
      dying.set(false);

      var scheduled = JsonMapper.shared().createObjectNode();
      assertEquals(
          1, rehearsal.functions.invoke("SweepCompilations", scheduled).path("active").asInt());

      assertEquals("Registered", api.end(id).path("phase").asString());
      assertEquals(id, api.post(compilations, BODY, KEYED).path("id").asString(), "sent again");
      assertEquals(1, api.get(compilations).path("items").size());
    }
  }

  @Test
  void aTableThatThrottlesIsWaitedFor() {
    var calls = new AtomicInteger();
    try (var rehearsal = new Rehearsal(ports -> withStore(ports, calls))) {
      var api = new Api(rehearsal.url());
      String id = api.post(api.version() + "/compilations", BODY).path("id").asString();
      calls.set(1);

      assertEquals("Registered", api.end(id).path("phase").asString());
    }
  }

  private static Ports withWorkflow(Ports ports, AtomicBoolean dying) {
    return with(ports, ports.compilations(), new Dying(ports.workflow(), dying));
  }

  private static Ports withStore(Ports ports, AtomicInteger calls) {
    return with(ports, new Throttled(ports.compilations(), calls), ports.workflow());
  }

  private static Ports with(Ports ports, CompilationStore store, Workflow workflow) {
    return new Ports(
        store,
        ports.requests(),
        ports.tokens(),
        ports.registry(),
        ports.outerRegistries(),
        ports.volumes(),
        ports.sources(),
        ports.sourceSettings(),
        ports.uploads(),
        ports.toolchains(),
        ports.machine(),
        ports.onnx(),
        workflow,
        ports.runner(),
        ports.logs(),
        ports.secrets(),
        ports.events(),
        ports.measurements(),
        ports.ids(),
        ports.clock());
  }

  /** Dies instead of starting anything. */
  private record Dying(Workflow workflow, AtomicBoolean dying) implements Workflow {
    @Override
    public void start(Execution execution) {
      if (dying.get()) {
        throw new IllegalStateException("the process died");
      }
      workflow.start(execution);
    }

    @Override
    public Optional<ExecutionStatus> status(ExecutionName execution) {
      return workflow.status(execution);
    }
  }

  /** Refuses every fifth write, once the count has begun. */
  private static final class Throttled extends ForwardingStore {
    private final AtomicInteger calls;

    Throttled(CompilationStore store, AtomicInteger calls) {
      super(store);
      this.calls = calls;
    }

    @Override
    public boolean replace(Compilation next) {
      if (calls.get() > 0 && calls.incrementAndGet() % 5 == 0) {
        throw new RetryableException("throttled");
      }
      return super.replace(next);
    }
  }
}
