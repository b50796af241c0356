package npuc.local.webhook;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import npuc.environment.SecretBox;
import npuc.event.SendDelivery;
import npuc.event.WebhookPorts;

/** Sends events for as long as the service is up: it looks for them each second. */
public final class WebhookDispatch implements AutoCloseable {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LONGEST_STOP_SECONDS = 5;

  private static final Logger LOG = System.getLogger(WebhookDispatch.class.getName());

  private final WebhookPorts ports;
  private final Clock clock;
  private final Dispatcher dispatcher;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  public WebhookDispatch(WebhookPorts ports, SecretBox secrets, Clock clock) {
    this.ports = ports;
    this.clock = clock;
    var sending = new SendDelivery(ports, secrets, clock, RandomGenerator.getDefault());
    this.dispatcher = new Dispatcher(ports.webhooks(), sending::send, clock, threads);
  }

  /** Goes on with what was under way. */
  public void start() {
    ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
  }

  /** Forgets what was delivered, or not, a long time ago. */
  public void sweep() {
    ports.webhooks().prune(clock.instant().minus(KEPT));
  }

  /** What is under way has some seconds to end; what does not is sent again by the next service. */
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        boolean _ = threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing may end the timer. */
  private void look() {
    try {
      dispatcher.look();
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "events are sent by the next service", closed);
    } catch (RuntimeException later) {
      LOG.log(Level.WARNING, "events are sent later", later);
    }
  }
}
