package npuc.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import npuc.environment.BrokenSealException;
import npuc.environment.SecretBox;

/**
 * Sends an event once, and notes what became of it. Should the service end in between, it is sent
 * again: it arrives at least once.
 */
public final class SendDelivery {
  private static final int MAX_LOST_RACES = 100;

  private final Webhooks webhooks;
  private final Receivers receivers;
  private final SecretBox secrets;
  private final Clock clock;
  private final RandomGenerator random;

  public SendDelivery(WebhookPorts ports, SecretBox secrets, Clock clock, RandomGenerator random) {
    this.webhooks = ports.webhooks();
    this.receivers = ports.receivers();
    this.secrets = secrets;
    this.clock = clock;
    this.random = random;
  }

  /** Sends what is due. What was deleted meanwhile is not sent. */
  public void send(Delivery due) {
    Optional<Webhook> webhook = webhooks.find(due.webhookId());
    Optional<String> body = webhooks.body(due);
    if (webhook.isPresent() && body.isPresent()) {
      send(webhook.get(), due, body.get());
    }
  }

  private void send(Webhook webhook, Delivery due, String body) {
    Instant began = clock.instant();
    Receipt receipt = receipt(webhook, due.eventId(), body, began);
    Instant ended = clock.instant();
    long millis = Math.max(0, Duration.between(began, ended).toMillis());
    var attempt = DeliveryAttempt.of(began, receipt, millis);
    note(due, attempt, ended);
    if (attempt.isGone()) {
      webhooks.disable(webhook.id(), ended);
    }
  }

  private Receipt receipt(Webhook webhook, String event, String body, Instant at) {
    try {
      var place = Webhook.secretPlace(webhook.id());
      var secret = new WebhookSecret(secrets.open(webhook.secret(), place));
      return receivers.send(Message.of(webhook.url(), secret, event, at, body));
    } catch (BrokenSealException lost) {
      return new Receipt.Failed("its secret can't be opened any more; make the webhook anew");
    }
  }

  /** What was given up while it was sent stays so, unless it was taken. */
  private void note(Delivery sent, DeliveryAttempt attempt, Instant now) {
    Optional<Delivery> stored = Optional.of(sent);
    for (int lost = 0; lost < MAX_LOST_RACES; lost++) {
      Optional<Delivery> open =
          stored.filter(delivery -> delivery.isPending() || attempt.isTaken());
      if (open.isEmpty() || webhooks.replace(attempted(open.get(), attempt, now))) {
        return;
      }
      stored = webhooks.find(sent.id());
    }
  }

  private Delivery attempted(Delivery delivery, DeliveryAttempt attempt, Instant now) {
    return delivery.attempted(attempt, now, random.nextDouble());
  }
}
