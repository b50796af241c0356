package npuc.api.http;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import npuc.id.Ulid;

/**
 * A request that came with an {@code Idempotency-Key}.
 *
 * @param key the key, with who sent it, and the method and path it was sent to
 * @param fingerprint of its body and query; another one under the same key is a mistake
 * @param newId the identity of whatever it creates: a repetition creates nothing else
 * @param answer what was answered, once it is known
 * @param expiresAt when the key is free again
 */
public record KeyedRequest(
    String key, String fingerprint, Ulid newId, Optional<Answer> answer, Instant expiresAt) {

  /** A kept answer. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /** The same, with its answer. */
  public KeyedRequest answered(Answer kept) {
    return new KeyedRequest(key, fingerprint, newId, Optional.of(kept), expiresAt);
  }
}
