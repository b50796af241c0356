package npuc.token;

import static npuc.token.Tokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.id.TestIds;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} promises. */
public abstract class TokenStoreContract {
  private static final Instant LATER = TestIds.START.plusSeconds(86_400);

  /** A store of its own for this test, with nothing in it. */
  protected abstract TokenStore emptyStore();

  @Test
  void aTokenIsFoundByItsHashOnly() {
    TokenStore store = emptyStore();
    store.add(token(1), "hash1");
    store.add(Tokens.expiring(2, LATER), "hash2");

    assertEquals(Optional.of(token(1)), store.find("hash1"));
    assertEquals(Optional.of(Tokens.expiring(2, LATER)), store.find("hash2"));
    assertEquals(Optional.empty(), store.find("hash"));
    assertEquals(Optional.empty(), store.find(token(1).id().toString()));
  }

  @Test
  void whatIsCreatedOnceMoreTakesThePlaceOfWhatReachedNobody() {
    TokenStore store = emptyStore();
    store.add(token(1), "lost");
    store.add(token(1), "told");

    assertEquals(Optional.empty(), store.find("lost"));
    assertEquals(Optional.of(token(1)), store.find("told"));
    assertEquals(1, store.tokens(PageRequest.first(10)).items().size());
  }

  @Test
  void aDeletedTokenIsGoneAndIsSoOnce() {
    TokenStore store = emptyStore();
    store.add(token(1), "hash1");
    store.add(token(2), "hash2");

    assertTrue(store.delete(token(1).id()));

    assertFalse(store.delete(token(1).id()));
    assertEquals(Optional.empty(), store.find("hash1"));
    assertEquals(List.of(token(2)), store.tokens(PageRequest.first(10)).items());
  }

  @Test
  void aUseIsNotedAndOfNoTokenThatIsGone() {
    TokenStore store = emptyStore();
    store.add(token(1), "hash1");

    store.used(token(1).id(), LATER);
    store.used(token(2).id(), LATER);

    assertEquals(Optional.of(token(1).usedAt(LATER)), store.find("hash1"));
    assertEquals(List.of(token(1).usedAt(LATER)), store.tokens(PageRequest.first(10)).items());
  }

  @Test
  void tokensComeInPagesInBothOrders() {
    TokenStore store = emptyStore();
    for (int number = 1; number <= 3; number++) {
      store.add(token(number), "hash" + number);
    }
    PageRequest first = PageRequest.first(2);

    Page<AccessToken> newest = store.tokens(first);
    Page<AccessToken> rest = store.tokens(first.following(token(2).id().ulid()));
    var oldest = store.tokens(new PageRequest(2, Optional.empty(), Order.OLDEST_FIRST));

    assertEquals(new Page<>(List.of(token(3), token(2)), true), newest);
    assertEquals(new Page<>(List.of(token(1)), false), rest);
    assertEquals(new Page<>(List.of(token(1), token(2)), true), oldest);
    assertEquals(
        List.of(token(3)),
        store
            .tokens(new PageRequest(2, Optional.of(token(2).id().ulid()), Order.OLDEST_FIRST))
            .items());
  }
}
