package npuc.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
  private static final Instant START = Compilations.START;
  private static final PhaseChanged EVENT =
      PhaseChanged.between(Optional.empty(), Compilations.pending()).orElseThrow();
  private static final Delivery FRESH = Delivery.of(EVENT, SampleWebhooks.id(1));

  @Test
  void isOneHoweverOftenItIsMade() {
    assertEquals(FRESH, Delivery.of(EVENT, SampleWebhooks.id(1)));
    assertNotEquals(FRESH.id(), Delivery.of(EVENT, SampleWebhooks.id(2)).id());
  }

  @Test
  void isDeliveredOnceItIsTaken() {
    Delivery next = FRESH.attempted(answered(START, 204), START, 0);

    assertEquals(DeliveryState.DELIVERED, next.state());
    assertEquals(Optional.empty(), next.nextAttemptAt());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 301, 400, 404, 429, 500})
  void isSentAgainWhateverElseTheReceiverAnswers(int status) {
    Delivery next = FRESH.attempted(answered(START, status), START, 0.5);

    assertEquals(DeliveryState.PENDING, next.state());
    assertEquals(Optional.of(START.plusSeconds(5)), next.nextAttemptAt());
  }

  @Test
  void isGivenUpOnceTheReceiverIsGone() {
    assertEquals(DeliveryState.FAILED, FRESH.attempted(answered(START, 410), START, 0.5).state());
  }

  @Test
  void isSentForADayFromItsFirstAttemptOnWithGrowingWaits() {
    Instant first = START.plus(Duration.ofDays(3));
    List<Duration> waits = new ArrayList<>();
    Delivery delivery = FRESH;
    Instant now = first;
    while (delivery.isPending()) {
      delivery = delivery.attempted(answered(now, 500), now, 0.5);
      Instant next = delivery.nextAttemptAt().orElse(now);
      waits.add(Duration.between(now, next));
      now = next;
    }

    assertEquals(first.plus(Duration.ofDays(1)), now);
    assertEquals(
        List.of(5L, 15L, 45L, 135L, 405L, 1_215L, 3_645L, 10_935L),
        waits.subList(0, 8).stream().map(Duration::toSeconds).toList());
    assertTrue(waits.stream().allMatch(wait -> wait.compareTo(RetryWaits.LONGEST) <= 0));
    assertEquals(14, delivery.tries());
  }

  @Test
  void waitsDifferSoThatNotAllComeBackAtOnce() {
    assertEquals(
        Optional.of(START.plusMillis(3_750)),
        FRESH.attempted(answered(START, 500), START, 0).nextAttemptAt());
    assertEquals(
        Optional.of(START.plusMillis(6_250)),
        FRESH.attempted(answered(START, 500), START, 1).nextAttemptAt());
  }

  @Test
  void remembersTheLastTwentyAttempts() {
    Delivery delivery = FRESH;
    for (int second = 0; second < 30; second++) {
      Instant now = START.plusSeconds(second);
      delivery = delivery.attempted(answered(now, 500), now, 0);
    }

    assertEquals(20, delivery.attempts().size());
    assertEquals(START.plusSeconds(29), delivery.attempts().getLast().at());
  }

  @Test
  void aReplayHasADayOfItsOwn() {
    Instant later = START.plus(Duration.ofDays(7));
    Delivery replayed = FRESH.givenUp().replayed(later);

    assertEquals(Optional.of(later), replayed.nextAttemptAt());
    assertEquals(
        Optional.of(later.plusSeconds(5)),
        replayed.attempted(answered(later, 500), later, 0.5).nextAttemptAt());
  }

  private static DeliveryAttempt answered(Instant at, int status) {
    return DeliveryAttempt.of(at, new Receipt.Answered(status), 1);
  }
}
