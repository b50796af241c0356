package npuc.local.asl;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/**
 * Runs executions of one state machine in this process. Every step is stored before the next one
 * begins; after a crash {@link #resume} goes on with the step that was under way, so a function may
 * be called again.
 */
public final class Executions implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Executions.class.getName());

  private final Interpreter interpreter;
  private final ExecutionStore store;
  private final Clock clock;
  private final Map<String, Semaphore> nudges = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private volatile Optional<Worker> worker = Optional.empty();

  /** What executions call, and who hears of their ends. */
  private record Worker(FunctionInvoker functions, EndListener listener) {}

  Executions(StateMachine machine, ExecutionStore store, Clock clock) {
    this.interpreter = new Interpreter(machine, () -> ThreadLocalRandom.current().nextDouble());
    this.store = store;
    this.clock = clock;
  }

  /**
   * Starts an execution; one of that name that runs or ran already is left as it is. It is stored
   * when this returns, and runs from {@link #resume} on.
   */
  public void start(String name, JsonNode input) {
    if (store.create(interpreter.begin(name, input, clock.instant()))) {
      run(name);
    }
  }

  /** Goes on with everything that was under way when the service last ended. */
  public void resume(FunctionInvoker functions, EndListener listener) {
    worker = Optional.of(new Worker(functions, listener));
    store.unfinished().forEach(this::run);
  }

  /**
   * Ends the Wait state that an execution is in, or the next one it comes to. An early poll is
   * harmless; this makes one when something has happened.
   */
  public void nudge(String name) {
    nudges.computeIfPresent(
        name,
        (known, nudge) -> {
          nudge.release();
          return nudge;
        });
  }

  /** Interrupts what runs, without noting any end: the next service resumes it. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private void run(String name) {
    var nudge = new Semaphore(0);
    if (worker.isPresent() && nudges.putIfAbsent(name, nudge) == null) {
      threads.execute(() -> runToEnd(name, nudge, worker.get()));
    }
  }

  private void runToEnd(String name, Semaphore nudge, Worker by) {
    var thread = new ExecutionThread(interpreter, store, by.functions(), threads, nudge, clock);
    try {
      report(thread.run(store.find(name).orElseThrow()), by.listener());
      nudges.remove(name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "execution " + name + " goes on at the next start", e);
    }
  }

  private void report(ExecutionState ended, EndListener listener) {
    if (ended.status() != ExecutionStatus.SUCCEEDED) {
      listener.ended(ended.name(), ended.status());
    }
    store.reported(ended.name());
  }
}
