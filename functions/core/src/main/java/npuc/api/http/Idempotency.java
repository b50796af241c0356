package npuc.api.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.hash.Sha256;
import npuc.refusal.Fault;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.refusal.Violation;
import npuc.refusal.ViolationCode;
import npuc.retry.Pause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a POST with an {@code Idempotency-Key} safe to repeat for 24 hours: the same request of the
 * same caller gets the first answer again; another one under the same key is refused. What others
 * send under that key has nothing to do with it. Of twins at once one is carried out, and the
 * others wait for its answer; should it have died, they create the same id, so they create one
 * thing. An answer that tells a secret is not kept: it is made again of that one thing.
 */
public final class Idempotency<R extends Route> implements Endpoints<R> {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /** How long a twin is waited for: 6 s in all, longer than a stop or a start takes. */
  private static final List<Duration> WAITS =
      Stream.iterate(20L, millis -> Math.min(500, millis * 2))
          .limit(16)
          .map(Duration::ofMillis)
          .toList();

  private final Endpoints<R> endpoints;
  private final IdempotencyStore store;
  private final Clock clock;

  public Idempotency(Endpoints<R> endpoints, IdempotencyStore store, Clock clock) {
    this.endpoints = endpoints;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public ApiResponse answer(R route, ApiRequest request) {
    boolean keyed = route.method().equals("POST") && !request.isDryRun();
    return request
        .header("idempotency-key")
        .filter(key -> keyed)
        .map(key -> answer(route, request, key))
        .orElseGet(() -> endpoints.answer(route, request));
  }

  private ApiResponse answer(R route, ApiRequest request, String key) {
    if (!KEY.matcher(key).matches()) {
      return ApiResponse.problem(
          Refusal.invalid(
              List.of(
                  new Violation(
                      "Idempotency-Key",
                      Fault.of(
                              ViolationCode.NOT_TEXT,
                              "must be {min} to {max} visible ASCII characters")
                          .with("min", 1)
                          .with("max", 255)))));
    }
    KeyedRequest fresh = fresh(request, key);
    KeyedRequest stored =
        route.isTellingSecrets() ? store.reserve(fresh, clock.instant()) : settled(fresh);
    if (!stored.fingerprint().equals(fresh.fingerprint())) {
      return ApiResponse.problem(
          Refusal.of(
              RefusalCode.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used for another request. Use a new key."));
    }
    boolean isFirst = stored.newId().equals(fresh.newId());
    return stored
        .answer()
        .map(Idempotency::again)
        .orElseGet(() -> carriedOut(route, request, stored, isFirst));
  }

  /**
   * What is stored under the key, once a twin that is being carried out has its answer: carried out
   * a second time, a stop or a retry would be told that it was done already. A twin that takes
   * longer may have died.
   */
  private KeyedRequest settled(KeyedRequest fresh) {
    KeyedRequest stored = store.reserve(fresh, clock.instant());
    for (Duration wait : WAITS) {
      boolean isOther = !stored.fingerprint().equals(fresh.fingerprint());
      boolean isOwn = stored.newId().equals(fresh.newId());
      if (isOther || isOwn || stored.answer().isPresent()) {
        return stored;
      }
      Pause.of(wait, "while a twin is carried out");
      stored = store.reserve(fresh, clock.instant());
    }
    return stored;
  }

  /**
   * The key is free again once a first attempt was refused. A later one follows one that died: what
   * that made has this id, and is found by it again, whatever is answered in between.
   */
  private ApiResponse carriedOut(
      R route, ApiRequest request, KeyedRequest stored, boolean isFirst) {
    ApiResponse response = endpoints.answer(route, request.as(stored.newId()));
    if (response.status() >= 300) {
      if (isFirst && response.status() < 500) {
        store.release(stored);
      }
      return response;
    }
    if (route.isTellingSecrets()) {
      return response;
    }
    store.complete(
        stored,
        new KeyedRequest.Answer(response.status(), response.headers(), kept(route, response)));
    return response;
  }

  /** What is told once is not kept: who asks again gets null there. */
  private String kept(R route, ApiResponse response) {
    return route
        .toldOnce()
        .map(field -> withoutValue(field, response.text()))
        .orElseGet(response::text);
  }

  private static String withoutValue(String field, String body) {
    JsonNode json = JsonMapper.shared().readTree(body);
    return ((ObjectNode) json).putNull(field).toString();
  }

  private static ApiResponse again(KeyedRequest.Answer answer) {
    return new ApiResponse(
        answer.status(), answer.headers(), answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private KeyedRequest fresh(ApiRequest request, String key) {
    String target = request.route().key() + new TreeMap<>(request.path());
    return new KeyedRequest(
        Sha256.hex(
            (request.caller().name() + "\n" + target + "\n" + key)
                .getBytes(StandardCharsets.UTF_8)),
        fingerprint(request),
        request.newId(),
        Optional.empty(),
        clock.instant().plus(KEPT));
  }

  private static String fingerprint(ApiRequest request) {
    byte[] query = new TreeMap<>(request.query()).toString().getBytes(StandardCharsets.UTF_8);
    return Sha256.hex(query) + Sha256.hex(request.body());
  }
}
