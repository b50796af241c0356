package npuc.api.http;

import java.time.Instant;

/**
 * Remembers the requests that came with an {@code Idempotency-Key}. Methods throw {@link
 * npuc.retry.RetryableException} when the store can't be reached.
 */
public interface IdempotencyStore {

  /**
   * Reserves a key, unless it is taken by a request that has not expired at {@code now}. Of several
   * calls at once exactly one reserves.
   *
   * @return what is stored under the key now: {@code fresh}, or the request that came before
   */
  KeyedRequest reserve(KeyedRequest fresh, Instant now);

  /** Keeps the answer to a request, to be given again. */
  void complete(KeyedRequest request, KeyedRequest.Answer answer);

  /** Frees the key of a request that was refused, so that it can be corrected and sent again. */
  void release(KeyedRequest request);
}
