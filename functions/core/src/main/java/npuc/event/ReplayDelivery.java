package npuc.event;

import java.time.Clock;
import java.util.Optional;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.retry.RetryableException;

/** Sends an event again, whatever became of it. */
public final class ReplayDelivery {
  private static final int MAX_LOST_RACES = 100;

  private final Webhooks webhooks;
  private final Clock clock;

  public ReplayDelivery(Webhooks webhooks, Clock clock) {
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** Makes a delivery due, and its day begin anew. */
  public Outcome<Delivery> replay(Delivery delivery) {
    Optional<Delivery> stored = Optional.of(delivery);
    for (int lost = 0; lost < MAX_LOST_RACES; lost++) {
      if (stored.isEmpty()) {
        return Outcome.refused(Refusal.notFound("delivery", delivery.id().toString()));
      }
      Delivery next = stored.get().replayed(clock.instant());
      if (webhooks.replace(next)) {
        return Outcome.done(next);
      }
      stored = webhooks.find(delivery.id());
    }
    throw new RetryableException("delivery " + delivery.id() + " is changed by too many at once");
  }

  /** The webhook, if anything may be sent to it. */
  public static Outcome<Webhook> open(Webhook webhook) {
    return webhook.disabledAt().isEmpty()
        ? Outcome.done(webhook)
        : Outcome.refused(
            RefusalCode.WEBHOOK_DISABLED,
            "Its receiver answered 410, so nothing is sent to it any more. Make a new webhook.");
  }
}
