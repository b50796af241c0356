package npuc.local.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import npuc.id.TokenId;
import npuc.token.AccessToken;
import npuc.token.TokenStore;

/** Notes the first use of a token on each day, beside the request, which does not wait for it. */
final class TokenUses {
  private static final System.Logger LOG = System.getLogger(TokenUses.class.getName());

  private final TokenStore store;
  private final Map<TokenId, LocalDate> noted = new ConcurrentHashMap<>();

  TokenUses(TokenStore store) {
    this.store = store;
  }

  void note(AccessToken token, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!token.wasUsedOnDayOf(now) && !today.equals(noted.put(token.id(), today))) {
      Thread.startVirtualThread(() -> write(token.id(), now));
    }
  }

  /** What fails is tried again with the next use. */
  private void write(TokenId token, Instant now) {
    try {
      store.used(token, now);
    } catch (RuntimeException e) {
      noted.remove(token);
      LOG.log(System.Logger.Level.WARNING, "the use of " + token + " is not noted", e);
    }
  }
}
