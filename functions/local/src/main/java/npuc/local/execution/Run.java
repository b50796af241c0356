package npuc.local.execution;

import java.time.Duration;
import java.time.Instant;
import npuc.local.asl.Effect;
import npuc.local.asl.Event;
import npuc.local.asl.ExecutionState;

/**
 * Carries one execution on. Its state is stored before anything is done about it, so that another
 * process can go on from there.
 */
final class Run {
  private static final System.Logger LOG = System.getLogger(Run.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Services services;
  private final Runnable onSettled;

  private ExecutionState state;
  private Scheduler.Handle alarm = Scheduler.Handle.NONE;
  private Scheduler.Handle call = Scheduler.Handle.NONE;
  private boolean closed;

  Run(Services services, ExecutionState state, Runnable onSettled) {
    this.services = services;
    this.state = state;
    this.onSettled = onSettled;
  }

  /** Does what the state needs: at the start, and in a new process. */
  synchronized void resume() {
    if (!closed) {
      perform();
    }
  }

  synchronized void close() {
    closed = true;
  }

  /** Goes on after something happened. */
  synchronized void on(Event event) {
    on(event, () -> on(event));
  }

  /** The same for what came of an effect: too late when another one is the current one. */
  private synchronized void on(ExecutionState asked, Event event) {
    if (!asked.isLeftBehindBy(state)) {
      on(event, () -> on(asked, event));
    }
  }

  private void on(Event event, Runnable again) {
    if (closed) {
      return;
    }
    ExecutionState before = state;
    ExecutionState next = services.advance(before, event);
    if (!next.equals(before) && !stored(next, again)) {
      return;
    }
    state = next;
    if (before.isLeftBehindBy(next)) {
      perform();
    }
  }

  private void perform() {
    alarm.cancel();
    call.cancel();
    ExecutionState asked = state;
    switch (asked.effect()) {
      case Effect.InvokeFunction function -> {
        call = services.scheduler().run(() -> invoke(asked, function));
        wakeAt(asked, Instant.MAX);
      }
      case Effect.WaitUntil(Instant until) -> wakeAt(asked, until);
      case Effect.RetryAt(Instant at) -> wakeAt(asked, at);
      case Effect.Ended ended -> end();
    }
  }

  private void wakeAt(ExecutionState asked, Instant instant) {
    Instant deadline = services.interpreter().deadline(asked);
    Instant first = instant.isBefore(deadline) ? instant : deadline;
    alarm = later(first, () -> on(asked, new Event.TimePassed()));
  }

  private void invoke(ExecutionState asked, Effect.InvokeFunction function) {
    Instant limit = services.now().plus(function.timeout());
    var timeout = later(limit, () -> on(asked, new Event.FunctionTimedOut()));
    Event event = services.invoke(function);
    timeout.cancel();
    returned(asked, event);
  }

  private synchronized void returned(ExecutionState asked, Event event) {
    if (!asked.isLeftBehindBy(state)) {
      call = Scheduler.Handle.NONE; // it is this thread, which must not interrupt itself
      on(asked, event);
    }
  }

  private void end() {
    if (state.settled()) {
      onSettled.run();
      return;
    }
    alarm = later(services.now(), this::tell);
  }

  private void tell() {
    ExecutionState ended = current();
    try {
      services.listener().ended(ended.name(), ended.status());
    } catch (RuntimeException failed) {
      LOG.log(System.Logger.Level.WARNING, "the end of " + ended.name() + " was not heard", failed);
      later(services.now().plus(PAUSE), this::tell);
      return;
    }
    told(ended);
  }

  private synchronized void told(ExecutionState ended) {
    if (!closed && stored(ended.told(), () -> told(ended))) {
      state = ended.told();
      onSettled.run();
    }
  }

  private synchronized ExecutionState current() {
    return state;
  }

  /** Stores a state. When that fails, does again later what led to it. */
  private boolean stored(ExecutionState next, Runnable again) {
    try {
      services.store().save(next);
      return true;
    } catch (RuntimeException failed) {
      LOG.log(
          System.Logger.Level.WARNING, "the state of " + next.name() + " is not stored", failed);
      later(services.now().plus(PAUSE), again);
      return false;
    }
  }

  private Scheduler.Handle later(Instant instant, Runnable action) {
    return services.scheduler().at(instant, action);
  }
}
