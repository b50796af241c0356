package npuc.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import npuc.id.TokenId;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.token.AccessToken;
import npuc.token.TokenStore;

/** {@link TokenStore} that forgets everything with its process. */
public final class MemoryTokenStore implements TokenStore {
  private record Kept(AccessToken token, String hash) {}

  private final Map<TokenId, Kept> tokens = new ConcurrentHashMap<>();

  @Override
  public void add(AccessToken token, String hash) {
    tokens.put(token.id(), new Kept(token, hash));
  }

  @Override
  public Optional<AccessToken> find(String hash) {
    return tokens.values().stream()
        .filter(kept -> kept.hash().equals(hash))
        .map(Kept::token)
        .findFirst();
  }

  @Override
  public Page<AccessToken> tokens(PageRequest request) {
    return Page.of(tokens.values().stream().map(Kept::token), request);
  }

  @Override
  public void used(TokenId token, Instant now) {
    tokens.computeIfPresent(token, (_, kept) -> new Kept(kept.token().usedAt(now), kept.hash()));
  }

  @Override
  public boolean delete(TokenId token) {
    return tokens.remove(token) != null;
  }
}
