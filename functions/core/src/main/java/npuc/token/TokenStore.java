package npuc.token;

import java.time.Instant;
import java.util.Optional;
import npuc.id.TokenId;
import npuc.paging.Page;
import npuc.paging.PageRequest;

/**
 * Keeps access tokens by their hashes. What one call stored the next one sees, in other processes
 * too.
 *
 * <p>Every method throws {@link npuc.retry.RetryableException} while the store can't be reached.
 */
public interface TokenStore {

  /**
   * Keeps a token. One of the same id gives way to it: its text reached nobody, as the request that
   * made it is being repeated.
   *
   * @param hash of its text
   */
  void add(AccessToken token, String hash);

  /** The token whose text has that hash, whether or not it expired. */
  Optional<AccessToken> find(String hash);

  Page<AccessToken> tokens(PageRequest request);

  /** Notes a use. It may be lost in a crash, and is of no token that is gone by now. */
  void used(TokenId token, Instant now);

  /**
   * Removes a token: from here on it is worth nothing.
   *
   * @return whether there was one
   */
  boolean delete(TokenId token);
}
