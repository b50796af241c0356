package npuc.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import npuc.id.TestIds;
import npuc.memory.AtOnce;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyStore} promises. */
public abstract class IdempotencyStoreContract {
  private static final Instant NOW = TestIds.START;
  private static final KeyedRequest.Answer ANSWER =
      new KeyedRequest.Answer(202, Map.of("Location", "/v1/x"), "{\"한\":1}");

  /** A store of its own for this test, with nothing in it. */
  protected abstract IdempotencyStore emptyStore();

  @Test
  void theFirstReservationStands() {
    IdempotencyStore store = emptyStore();

    assertEquals(request(1), store.reserve(request(1), NOW));
    assertEquals(request(1), store.reserve(request(2), NOW));
  }

  @Test
  void ofManyReservationsAtOnceOneStands() throws InterruptedException, ExecutionException {
    IdempotencyStore store = emptyStore();

    var stored =
        AtOnce.call(
            IntStream.range(0, 8)
                .<Callable<KeyedRequest>>mapToObj(n -> () -> store.reserve(request(n), NOW))
                .toList());

    assertEquals(1, stored.stream().distinct().count());
  }

  @Test
  void theKeysOfTwoCallersStandBesideEachOther() {
    IdempotencyStore store = emptyStore();
    KeyedRequest kims = request("kims", 1);
    KeyedRequest lees = request("lees", 2);

    assertEquals(kims, store.reserve(kims, NOW));
    assertEquals(lees, store.reserve(lees, NOW));
    store.complete(kims, ANSWER);
    store.release(lees);

    assertEquals(kims.answered(ANSWER), store.reserve(request("kims", 3), NOW));
    assertEquals(request("lees", 4), store.reserve(request("lees", 4), NOW));
  }

  @Test
  void anAnswerIsKeptWhole() {
    IdempotencyStore store = emptyStore();
    store.complete(store.reserve(request(1), NOW), ANSWER);

    assertEquals(Optional.of(ANSWER), store.reserve(request(2), NOW).answer());
  }

  @Test
  void aReleasedKeyIsFree() {
    IdempotencyStore store = emptyStore();
    store.release(store.reserve(request(1), NOW));

    assertEquals(request(2), store.reserve(request(2), NOW));
  }

  @Test
  void aTwinThatIsRefusedDoesNotFreeTheKeyOfAnAnswer() {
    IdempotencyStore store = emptyStore();
    KeyedRequest reserved = store.reserve(request(1), NOW);
    store.complete(reserved, ANSWER);
    store.release(reserved);

    assertEquals(Optional.of(ANSWER), store.reserve(request(2), NOW).answer());
  }

  @Test
  void aKeyIsFreeWhenItExpires() {
    IdempotencyStore store = emptyStore();
    store.reserve(request(1), NOW);

    assertEquals(request(1), store.reserve(request(2), NOW.plusSeconds(59)));
    assertEquals(request(2), store.reserve(request(2), NOW.plusSeconds(60)));
  }

  @Test
  void anAnswerThatComesTooLateDoesNotTakeTheKeyOfAnother() {
    IdempotencyStore store = emptyStore();
    KeyedRequest late = store.reserve(request(1), NOW);
    Instant expired = NOW.plusSeconds(60);
    store.reserve(request(2), expired);

    store.complete(late, ANSWER);
    store.release(late);

    assertEquals(request(2), store.reserve(request(3), expired.minusSeconds(1)));
  }

  private static KeyedRequest request(int number) {
    return request("key", number);
  }

  private static KeyedRequest request(String key, int number) {
    return new KeyedRequest(
        key, "print", TestIds.ulid(number), Optional.empty(), NOW.plusSeconds(60));
  }
}
