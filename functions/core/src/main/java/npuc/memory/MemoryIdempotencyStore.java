package npuc.memory;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import npuc.api.http.IdempotencyStore;
import npuc.api.http.KeyedRequest;

/** {@link IdempotencyStore} that forgets everything with its process. */
public final class MemoryIdempotencyStore implements IdempotencyStore {
  private final Map<String, KeyedRequest> requests = new ConcurrentHashMap<>();

  @Override
  public KeyedRequest reserve(KeyedRequest fresh, Instant now) {
    return requests.compute(
        fresh.key(),
        (key, before) -> before == null || !before.expiresAt().isAfter(now) ? fresh : before);
  }

  @Override
  public void complete(KeyedRequest request, KeyedRequest.Answer answer) {
    requests.compute(
        request.key(),
        (key, before) ->
            before == null || before.newId().equals(request.newId())
                ? request.answered(answer)
                : before);
  }

  @Override
  public void release(KeyedRequest request) {
    requests.remove(request.key(), request);
  }
}
