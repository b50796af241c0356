package npuc.local.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** {@link Scheduler} of the system's clock and of virtual threads. */
public final class VirtualThreads implements Scheduler {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  /** A sleeping machine stops the timer but not the clock, so look at the clock now and then. */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Semaphore room;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledThreadPoolExecutor timer;

  public VirtualThreads(InstantSource clock, int tasksAtOnce) {
    this.clock = clock;
    this.room = new Semaphore(tasksAtOnce, true);
    this.timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
    timer.setRemoveOnCancelPolicy(true);
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Handle at(Instant instant, Runnable action) {
    var alarm = new Alarm(instant, action);
    alarm.look();
    return alarm;
  }

  /** Does something at an instant; one that was cancelled is forgotten with all it holds. */
  private final class Alarm implements Handle {
    private final Instant instant;
    private final Runnable action;
    private boolean cancelled;
    private Optional<Future<?>> next = Optional.empty();

    Alarm(Instant instant, Runnable action) {
      this.instant = instant;
      this.action = action;
    }

    synchronized void look() {
      Duration left = Duration.between(now(), instant);
      if (cancelled) {
        return;
      }
      if (!left.isPositive()) {
        submit(action);
        return;
      }
      Duration wait = left.compareTo(LONGEST_LOOK) < 0 ? left : LONGEST_LOOK;
      next = Optional.of(timer.schedule(this::look, wait.toMillis() + 1, TimeUnit.MILLISECONDS));
    }

    @Override
    public synchronized void cancel() {
      cancelled = true;
      next.ifPresent(future -> future.cancel(false));
    }
  }

  @Override
  public Handle run(Runnable task) {
    return submit(() -> inRoom(task));
  }

  private void inRoom(Runnable task) {
    try {
      room.acquire();
    } catch (InterruptedException cancelled) {
      return;
    }
    try {
      task.run();
    } finally {
      room.release();
    }
  }

  private Handle submit(Runnable action) {
    try {
      Future<?> future = threads.submit(action);
      return () -> future.cancel(true);
    } catch (RejectedExecutionException closed) {
      return Handle.NONE;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
    try {
      boolean ended = threads.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        System.getLogger(VirtualThreads.class.getName())
            .log(System.Logger.Level.WARNING, "some tasks did not end when interrupted");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
