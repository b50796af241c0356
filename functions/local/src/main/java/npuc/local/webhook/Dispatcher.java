package npuc.local.webhook;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import npuc.event.Delivery;
import npuc.event.Webhooks;
import npuc.id.DeliveryId;
import npuc.id.WebhookId;

/**
 * Sends what is due, a few messages to each webhook at once: a receiver that is slow holds up
 * nobody else, and as there are {@link Webhooks#MOST} webhooks at most, there are {@value #AT_ONCE}
 * times as many messages under way at most.
 */
final class Dispatcher {
  static final int AT_ONCE = 4;

  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  private final Webhooks webhooks;
  private final Consumer<Delivery> sending;
  private final InstantSource clock;
  private final Executor threads;
  private final Map<WebhookId, Set<DeliveryId>> underWay = new HashMap<>();

  /**
   * Looks for deliveries when it is told to.
   *
   * @param sending sends one and notes what became of it
   * @param threads one for each that is under way
   */
  Dispatcher(Webhooks webhooks, Consumer<Delivery> sending, InstantSource clock, Executor threads) {
    this.webhooks = webhooks;
    this.sending = sending;
    this.clock = clock;
    this.threads = threads;
  }

  /** Begins to send whatever is due and not under way. */
  void look() {
    webhooks.waiting(clock.instant()).forEach(this::begin);
  }

  private void begin(WebhookId id) {
    for (Delivery delivery : taken(id)) {
      threads.execute(() -> carryOut(delivery));
    }
  }

  /** Those under way are due too, so of as many as may be under way one is new, if there is one. */
  private synchronized List<Delivery> taken(WebhookId id) {
    Set<DeliveryId> busy = underWay.getOrDefault(id, Set.of());
    List<Delivery> next =
        webhooks.due(id, clock.instant(), AT_ONCE).stream()
            .filter(delivery -> !busy.contains(delivery.id()))
            .limit(AT_ONCE - busy.size())
            .toList();
    next.forEach(delivery -> underWay.computeIfAbsent(id, _ -> new HashSet<>()).add(delivery.id()));
    return next;
  }

  /** What can't be noted is sent again with the next look, not at once. */
  private void carryOut(Delivery delivery) {
    boolean isNoted = false;
    try {
      sending.accept(delivery);
      isNoted = true;
    } catch (RuntimeException later) {
      LOG.log(Level.WARNING, "delivery " + delivery.id() + " is sent again", later);
    } finally {
      release(delivery);
    }
    if (isNoted) {
      begin(delivery.webhookId());
    }
  }

  private synchronized void release(Delivery delivery) {
    underWay.computeIfPresent(
        delivery.webhookId(),
        (_, busy) -> {
          busy.remove(delivery.id());
          return busy;
        });
    underWay.values().removeIf(Set::isEmpty);
  }
}
