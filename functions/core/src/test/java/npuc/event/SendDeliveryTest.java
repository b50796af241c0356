package npuc.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import npuc.compilation.Compilations;
import npuc.compilation.Phase;
import npuc.environment.SealedSecret;
import npuc.memory.MemoryCompilationStore;
import npuc.memory.MemoryReceivers;
import npuc.memory.MemoryWebhooks;
import npuc.memory.MutableClock;
import org.junit.jupiter.api.Test;

class SendDeliveryTest {
  private final MemoryWebhooks webhooks = new MemoryWebhooks();
  private final MemoryReceivers receivers = new MemoryReceivers();
  private final MutableClock clock = new MutableClock(Compilations.at(100));
  private final SendDelivery sending =
      new SendDelivery(
          new WebhookPorts(webhooks, receivers), SampleWebhooks.BOX, clock, new Random(1));

  @Test
  void sendsTheEventSigned() {
    Delivery due = due(SampleWebhooks.all(1));

    sending.send(due);

    Message message = receivers.received().getFirst();
    assertEquals(SampleWebhooks.all(1).url(), message.url());
    assertEquals("application/cloudevents+json", message.headers().get("Content-Type"));
    assertEquals(Compilations.ID + "-1", message.headers().get("webhook-id"));
    assertEquals(
        Long.toString(clock.instant().getEpochSecond()),
        message.headers().get("webhook-timestamp"));
    assertEquals(
        SampleWebhooks.SECRET.signature(Compilations.ID + "-1", clock.instant(), message.body()),
        message.headers().get("webhook-signature"));
    assertTrue(message.body().contains("\"to\":\"Pending\""), message.body());
    assertEquals(DeliveryState.DELIVERED, stored(due).state());
  }

  @Test
  void sendsTheSameIdAndBodyAgainWithASignatureOfThatMoment() {
    receivers.answer(message -> new Receipt.Failed("takes no connection"));
    Delivery due = due(SampleWebhooks.all(1));
    sending.send(due);
    clock.advance(Duration.ofMinutes(1));

    sending.send(stored(due));

    List<Message> sent = receivers.received();
    assertEquals(sent.get(0).body(), sent.get(1).body());
    assertEquals(sent.get(0).headers().get("webhook-id"), sent.get(1).headers().get("webhook-id"));
    assertNotEquals(
        sent.get(0).headers().get("webhook-signature"),
        sent.get(1).headers().get("webhook-signature"));
    assertEquals(
        List.of(Optional.of("takes no connection"), Optional.of("takes no connection")),
        stored(due).attempts().stream().map(DeliveryAttempt::error).toList());
  }

  @Test
  void tellsAReceiverThatIsGoneNothingMore() {
    receivers.answer(message -> new Receipt.Answered(410));
    Delivery due = due(SampleWebhooks.all(1));

    sending.send(due);

    assertEquals(DeliveryState.FAILED, stored(due).state());
    assertEquals(1, stored(due).attempts().size());
    assertEquals(
        Optional.of(clock.instant()),
        webhooks.find(SampleWebhooks.id(1)).flatMap(Webhook::disabledAt));
  }

  @Test
  void sendsNothingForAWebhookThatIsDeleted() {
    Delivery due = due(SampleWebhooks.all(1));
    webhooks.delete(SampleWebhooks.id(1));

    sending.send(due);

    assertEquals(List.of(), receivers.received());
  }

  @Test
  void forgetsWhatBecameOfItWhenTheWebhookIsDeletedWhileItIsSent() {
    Delivery due = due(SampleWebhooks.all(1));
    receivers.answer(
        message -> {
          webhooks.delete(SampleWebhooks.id(1));
          return new Receipt.Answered(500);
        });

    sending.send(due);

    assertEquals(Optional.empty(), webhooks.find(due.id()));
  }

  @Test
  void whatIsGivenUpWhileItIsSentIsNotSentAgain() {
    Delivery due = due(SampleWebhooks.all(1));
    receivers.answer(
        message -> {
          webhooks.disable(SampleWebhooks.id(1), clock.instant());
          return new Receipt.Answered(500);
        });

    sending.send(due);

    assertEquals(DeliveryState.FAILED, stored(due).state());
  }

  @Test
  void whatIsReplayedWhileItIsSentHasItsAttemptAndItsNewDay() {
    Delivery due = due(SampleWebhooks.all(1));
    receivers.answer(
        message -> {
          webhooks.replace(due.replayed(clock.instant()));
          return new Receipt.Answered(500);
        });

    sending.send(due);

    assertEquals(DeliveryState.PENDING, stored(due).state());
    assertEquals(1, stored(due).attempts().size());
  }

  @Test
  void aSecretThatIsLostIsAnAttemptThatFailed() {
    Webhook whole = SampleWebhooks.all(1);
    Webhook broken =
        new Webhook(
            whole.id(),
            whole.url(),
            List.of(),
            List.of(),
            "",
            new SealedSecret("nonsense"),
            whole.createdAt(),
            Optional.empty());
    Delivery due = due(broken);

    sending.send(due);

    assertEquals(List.of(), receivers.received());
    assertTrue(
        stored(due).attempts().getFirst().error().orElseThrow().contains("make the webhook anew"));
  }

  private Delivery due(Webhook webhook) {
    webhooks.add(webhook);
    new MemoryCompilationStore(webhooks).create(Compilations.pending());
    Delivery due = webhooks.due(webhook.id(), clock.instant(), 1).getFirst();
    assertEquals(Optional.of(Phase.PENDING), due.to());
    return due;
  }

  private Delivery stored(Delivery delivery) {
    return webhooks.find(delivery.id()).orElseThrow();
  }
}
