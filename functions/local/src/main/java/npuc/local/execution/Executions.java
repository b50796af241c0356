package npuc.local.execution;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import npuc.local.asl.Event;
import npuc.local.asl.ExecutionState;
import npuc.local.asl.Interpreter;
import npuc.local.asl.Status;
import tools.jackson.databind.JsonNode;

/**
 * Runs executions of one state machine on this machine, as Step Functions would. They outlive the
 * process: after {@link #resume()} each goes on where it was, which may call a function again.
 */
public final class Executions implements AutoCloseable {
  /** How long Step Functions keeps the history of a closed execution, and its name taken. */
  private static final Duration RETENTION = Duration.ofDays(90);

  private static final Duration BETWEEN_PRUNINGS = Duration.ofDays(1);

  private final Services services;
  private final ConcurrentMap<String, Run> runs = new ConcurrentHashMap<>();
  private boolean closed;

  public Executions(
      Interpreter interpreter,
      ExecutionStore store,
      FunctionInvoker functions,
      EndListener listener,
      Scheduler scheduler) {
    this.services = new Services(interpreter, store, functions, listener, scheduler);
  }

  /** Goes on with all that an earlier process left. To be called once, before anything else. */
  public void resume() {
    prune();
    services.store().unsettled().forEach(this::carryOn);
  }

  /**
   * Starts an execution; it is stored when this returns. Does nothing when one of that name runs or
   * has run, whatever its input was.
   */
  public void start(String name, JsonNode input) {
    ExecutionState state = services.interpreter().start(name, input, services.now());
    if (services.store().create(state)) {
      carryOn(state);
    }
  }

  /** How an execution stands; empty when none of that name was started in the last 90 days. */
  public Optional<Status> status(String name) {
    return services.store().find(name).map(ExecutionState::status);
  }

  /**
   * Ends the current Wait of an execution, or the next one if it is not in a Wait. Does nothing
   * when it does not run.
   */
  public void nudge(String name) {
    on(name, new Event.Nudged());
  }

  /** Ends an execution as ABORTED, without its Catch. Does nothing when it does not run. */
  public void abort(String name) {
    on(name, new Event.Aborted());
  }

  /** Stops carrying executions on, and leaves them as they are for the next process. */
  @Override
  public void close() {
    closing().forEach(Run::close);
    services.scheduler().close();
  }

  private void on(String name, Event event) {
    Optional.ofNullable(runs.get(name)).ifPresent(run -> run.on(event));
  }

  private void carryOn(ExecutionState state) {
    var run = new Run(services, state, () -> runs.remove(state.name()));
    if (added(state.name(), run)) {
      run.resume();
    }
  }

  private synchronized boolean added(String name, Run run) {
    return !closed && runs.putIfAbsent(name, run) == null;
  }

  private synchronized List<Run> closing() {
    closed = true;
    return List.copyOf(runs.values());
  }

  private void prune() {
    services.scheduler().at(services.now().plus(BETWEEN_PRUNINGS), this::prune);
    services.store().prune(services.now().minus(RETENTION));
  }
}
