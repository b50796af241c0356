package npuc.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import npuc.id.DeliveryId;
import npuc.id.TestIds;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link Webhooks} promise about themselves. */
public abstract class WebhooksContract {
  private static final String BODY = "{\"specversion\": \"1.0\", \"data\": \"모델\"}";
  private static final Instant LATER = TestIds.START.plusSeconds(10_000);

  private Webhooks webhooks;

  /** Webhooks of their own for this test, none yet. */
  protected abstract Webhooks webhooks();

  @BeforeEach
  void open() {
    webhooks = webhooks();
  }

  @Test
  void findsWhatWasAdded() {
    webhooks.add(SampleWebhooks.all(1));

    assertEquals(Optional.of(SampleWebhooks.all(1)), webhooks.find(SampleWebhooks.id(1)));
    assertEquals(Optional.empty(), webhooks.find(SampleWebhooks.id(2)));
  }

  @Test
  void keepsTheFirstOfTwoOfOneId() {
    webhooks.add(SampleWebhooks.all(1));
    var other = SampleWebhooks.of(1, List.of(), List.of()).disabled(LATER);

    assertEquals(Optional.of(SampleWebhooks.all(1)), webhooks.add(other));
  }

  @Test
  void takesTwentyAndTheOnesOfThemAgain() {
    IntStream.range(0, Webhooks.MOST)
        .mapToObj(SampleWebhooks::all)
        .forEach(webhook -> assertEquals(Optional.of(webhook), webhooks.add(webhook)));

    assertEquals(Optional.empty(), webhooks.add(SampleWebhooks.all(99)));
    assertEquals(Optional.of(SampleWebhooks.all(7)), webhooks.add(SampleWebhooks.all(7)));
    assertEquals(Webhooks.MOST, webhooks.all().size());
  }

  @Test
  void deletesAWebhookWithItsDeliveriesAndNothingElse() {
    webhooks.add(SampleWebhooks.all(1));
    webhooks.add(SampleWebhooks.all(2));
    Delivery gone = added(1, 1);
    Delivery kept = added(2, 2);

    assertTrue(webhooks.delete(SampleWebhooks.id(1)));
    assertFalse(webhooks.delete(SampleWebhooks.id(1)));
    assertEquals(List.of(SampleWebhooks.all(2)), webhooks.all());
    assertEquals(Optional.empty(), webhooks.find(gone.id()));
    assertEquals(Optional.empty(), webhooks.body(gone));
    assertFalse(webhooks.replace(gone.givenUp()));
    assertEquals(Optional.of(kept), webhooks.find(kept.id()));
  }

  @Test
  void keepsADeliveryAndItsBodyOnce() {
    webhooks.add(SampleWebhooks.all(1));
    Delivery delivery = added(1, 1);
    webhooks.replace(delivery.givenUp());

    webhooks.add(delivery, "another body");

    assertEquals(Optional.of(delivery.givenUp()), webhooks.find(delivery.id()));
    assertEquals(Optional.of(BODY), webhooks.body(delivery));
  }

  @Test
  void letsOneNextStateWin() {
    webhooks.add(SampleWebhooks.all(1));
    Delivery delivery = added(1, 1);

    assertTrue(webhooks.replace(delivery.givenUp()));
    assertFalse(webhooks.replace(delivery.replayed(LATER)));
    assertEquals(Optional.of(delivery.givenUp()), webhooks.find(delivery.id()));
  }

  @Test
  void listsDeliveriesNewestFirstInPages() {
    webhooks.add(SampleWebhooks.all(1));
    webhooks.add(SampleWebhooks.all(2));
    List<Delivery> all = IntStream.range(0, 5).mapToObj(number -> added(1, number)).toList();
    added(2, 9);

    var first = webhooks.deliveries(SampleWebhooks.id(1), Optional.empty(), PageRequest.first(3));
    var second =
        webhooks.deliveries(
            SampleWebhooks.id(1),
            Optional.empty(),
            PageRequest.first(3).following(all.get(2).id().ulid()));

    assertEquals(all.subList(2, 5).reversed(), first.items());
    assertTrue(first.more());
    assertEquals(all.subList(0, 2).reversed(), second.items());
    assertFalse(second.more());
  }

  @Test
  void listsDeliveriesOfOneState() {
    webhooks.add(SampleWebhooks.all(1));
    added(1, 1);
    Delivery failed = added(1, 2);
    webhooks.replace(failed.givenUp());

    assertEquals(
        List.of(failed.givenUp()),
        webhooks
            .deliveries(
                SampleWebhooks.id(1), Optional.of(DeliveryState.FAILED), PageRequest.first(10))
            .items());
  }

  @Test
  void tellsWhatIsDueAndToWhom() {
    webhooks.add(SampleWebhooks.all(1));
    webhooks.add(SampleWebhooks.all(2));
    Delivery first = added(1, 10);
    Delivery second = added(1, 20);
    Delivery delivered = added(2, 15);
    webhooks.replace(delivered.givenUp());

    assertEquals(List.of(), webhooks.waiting(TestIds.START.plusSeconds(9)));
    assertEquals(List.of(SampleWebhooks.id(1)), webhooks.waiting(LATER));
    assertEquals(List.of(first), due(TestIds.START.plusSeconds(19), 10));
    assertEquals(List.of(first, second), due(LATER, 10));
    assertEquals(List.of(first), due(LATER, 1));
  }

  @Test
  void givesUpWhatIsPendingForAReceiverThatIsGone() {
    webhooks.add(SampleWebhooks.all(1));
    Delivery delivery = added(1, 1);

    webhooks.disable(SampleWebhooks.id(1), LATER);

    assertEquals(
        Optional.of(LATER), webhooks.find(SampleWebhooks.id(1)).flatMap(Webhook::disabledAt));
    assertEquals(Optional.of(delivery.givenUp()), webhooks.find(delivery.id()));
    assertEquals(List.of(), webhooks.waiting(LATER));
  }

  @Test
  void forgetsWhatIsOld() {
    webhooks.add(SampleWebhooks.all(1));
    Delivery old = added(1, 1);
    Delivery young = added(1, 2);

    webhooks.prune(young.createdAt());

    assertEquals(Optional.empty(), webhooks.find(old.id()));
    assertEquals(Optional.empty(), webhooks.body(old));
    assertEquals(Optional.of(young), webhooks.find(young.id()));
    assertEquals(Optional.of(BODY), webhooks.body(young));
  }

  private List<Delivery> due(Instant now, int most) {
    return webhooks.due(SampleWebhooks.id(1), now, most);
  }

  private Delivery added(int webhook, int number) {
    Delivery delivery =
        Delivery.ping(new DeliveryId(TestIds.ulid(number)), SampleWebhooks.id(webhook));
    webhooks.add(delivery, BODY);
    return delivery;
  }
}
