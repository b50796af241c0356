package npuc.local.execution;

import java.time.Instant;

/** The clock, and threads that do something now or later. */
public interface Scheduler extends AutoCloseable {

  Instant now();

  /** Does something at an instant, at once when it has passed, on a thread of its own. */
  Handle at(Instant instant, Runnable action);

  /** Runs a task as soon as there is room: only so many run at a time, in the order asked. */
  Handle run(Runnable task);

  /** Begins nothing more, interrupts what runs and waits for its end. */
  @Override
  void close();

  /** Something that was asked for. */
  interface Handle {
    Handle NONE = () -> {};

    /** Does not let it begin; a task that runs is interrupted. */
    void cancel();
  }
}
