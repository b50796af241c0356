package npuc.local.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import npuc.Eventually;
import npuc.compilation.Compilations;
import npuc.event.Delivery;
import npuc.event.DeliveryState;
import npuc.event.Message;
import npuc.event.Receipt;
import npuc.event.SampleWebhooks;
import npuc.event.SendDelivery;
import npuc.event.WebhookPorts;
import npuc.id.DeliveryId;
import npuc.id.TestIds;
import npuc.memory.MemoryReceivers;
import npuc.memory.MemoryWebhooks;
import npuc.memory.MutableClock;
import npuc.paging.PageRequest;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  private final MemoryWebhooks webhooks = new MemoryWebhooks();
  private final MemoryReceivers receivers = new MemoryReceivers();
  private final MutableClock clock = new MutableClock(Compilations.at(5_000));
  private final SendDelivery sending =
      new SendDelivery(
          new WebhookPorts(webhooks, receivers), SampleWebhooks.BOX, clock, new Random(1));

  @Test
  void sendsAllThatIsDueOnce() {
    webhooks.add(SampleWebhooks.all(1));
    add(1, 10);
    var dispatcher = new Dispatcher(webhooks, sending::send, clock, Runnable::run);

    dispatcher.look();
    dispatcher.look();

    assertEquals(10, receivers.received().size());
    assertTrue(deliveries(1).stream().allMatch(one -> one.state() == DeliveryState.DELIVERED));
  }

  @Test
  void sendsAgainWhenItIsTimeAndGivesUpAfterADay() {
    webhooks.add(SampleWebhooks.all(1));
    add(1, 1);
    receivers.answer(message -> new Receipt.Answered(503));
    var dispatcher = new Dispatcher(webhooks, sending::send, clock, Runnable::run);

    for (int minute = 0; minute < 26 * 60; minute++) {
      dispatcher.look();
      clock.advance(Duration.ofMinutes(1));
    }

    assertEquals(DeliveryState.FAILED, deliveries(1).getFirst().state());
    assertEquals(
        List.of("webhook-1"),
        receivers.received().stream().map(message -> host(message)).distinct().toList());
    int tries = receivers.received().size();
    assertTrue(tries > 10 && tries < 20, () -> tries + " tries");
  }

  /** The receiver of the first never answers; that of the second hears all. */
  @Test
  void aSlowReceiverHoldsUpNobodyElseAndIsSentFourAtOnce() {
    webhooks.add(SampleWebhooks.all(1));
    webhooks.add(SampleWebhooks.all(2));
    add(1, 30);
    add(2, 30);
    var held = new CountDownLatch(1);
    var slow = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var dispatcher =
          new Dispatcher(
              webhooks,
              delivery -> {
                if (delivery.webhookId().equals(SampleWebhooks.id(1))) {
                  slow.incrementAndGet();
                  await(held);
                }
                sending.send(delivery);
              },
              clock,
              threads);

      dispatcher.look();
      dispatcher.look();
      Eventually.see(
          "all of the second",
          () -> deliveries(2),
          all -> all.stream().allMatch(one -> one.state() == DeliveryState.DELIVERED));

      assertEquals(Dispatcher.AT_ONCE, slow.get());
      held.countDown();
      Eventually.see(
          "all of the first",
          () -> deliveries(1),
          all -> all.stream().allMatch(one -> one.state() == DeliveryState.DELIVERED));
    }
    assertEquals(60, receivers.received().size());
  }

  @Test
  void whatCanNotBeNotedIsSentAgainWithTheNextLook() {
    webhooks.add(SampleWebhooks.all(1));
    add(1, 1);
    List<Delivery> failed = new ArrayList<>();
    var dispatcher =
        new Dispatcher(
            webhooks,
            delivery -> {
              if (failed.isEmpty()) {
                failed.add(delivery);
                throw new RetryableException("the disk is full");
              }
              sending.send(delivery);
            },
            clock,
            Runnable::run);

    dispatcher.look();
    assertEquals(List.of(), receivers.received());
    dispatcher.look();

    assertEquals(1, receivers.received().size());
  }

  private static String host(Message message) {
    return "webhook-" + message.url().getPath().substring(1);
  }

  private void add(int webhook, int count) {
    IntStream.range(0, count)
        .mapToObj(number -> new DeliveryId(TestIds.ulid(1_000 * webhook + number)))
        .forEach(id -> webhooks.add(Delivery.ping(id, SampleWebhooks.id(webhook)), "{}"));
  }

  private List<Delivery> deliveries(int webhook) {
    return webhooks
        .deliveries(SampleWebhooks.id(webhook), Optional.empty(), PageRequest.first(100))
        .items();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
