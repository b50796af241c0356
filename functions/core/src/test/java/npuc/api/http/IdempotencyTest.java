package npuc.api.http;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.api.Answer;
import npuc.api.MemoryApi;
import npuc.caller.Caller;
import npuc.caller.Role;
import npuc.compilation.Compilations;
import npuc.id.TestIds;
import npuc.id.Ulid;
import npuc.memory.AtOnce;
import npuc.memory.MemoryIdempotencyStore;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the header Idempotency-Key. */
class IdempotencyTest {
  private static final Map<String, Object> BODY = Map.of("platform", "ethos-u");

  private final MemoryApi api = new MemoryApi();

  @Test
  void theSameRequestGetsTheFirstAnswerAgain() {
    Answer first = keyed(BODY).expect(201);
    api.post("/v1/compilations/" + first.text("id") + "/stop").expect(202);

    Answer second = keyed(BODY).expect(201);

    assertEquals(first.text(), second.text());
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals(1, api.count(VERSION));
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    keyed(BODY).expect(201);

    keyed(Map.of("platform", "ethos-u", "options", Map.of("optimise", "Size")))
        .expectProblem(422, "IdempotencyKeyReused");

    assertEquals(1, api.count(VERSION));
  }

  @Test
  void aRefusedRequestFreesItsKey() {
    keyed(Map.of("platform", "gpu")).expect(422);

    keyed(BODY).expect(201);
  }

  /** Twice the same compilations were made, by a set that was cut off, refused, and sent again. */
  @Test
  void whatIsRefusedBetweenAnAttemptThatDiedAndTheNextKeepsItsIds() {
    var ids = new ArrayList<Ulid>();
    List<Supplier<ApiResponse>> attempts =
        List.of(
            () -> {
              throw new IllegalStateException("killed");
            },
            () -> ApiResponse.problem(Refusal.of(RefusalCode.ARCHIVED, "It is archived.")),
            ApiResponse::noContent);
    var endpoints =
        new Idempotency<Route.Webhooks>(
            (route, request) -> {
              ids.add(request.newId());
              return attempts.get(ids.size() - 1).get();
            },
            new MemoryIdempotencyStore(),
            api.service.clock);

    assertThrows(IllegalStateException.class, () -> endpoints.answer(CREATE, request(1)));
    endpoints.answer(CREATE, request(2));
    endpoints.answer(CREATE, request(3));

    assertEquals(List.of(TestIds.ulid(1), TestIds.ulid(1), TestIds.ulid(1)), ids);
  }

  /** Of a route whose twins are not waited for. */
  private static final Route.Webhooks CREATE = Route.Webhooks.CREATE_WEBHOOK;

  private static ApiRequest request(int attempt) {
    return new ApiRequest(
        CREATE,
        Map.of(),
        Map.of(),
        Map.of("idempotency-key", "key"),
        new byte[0],
        MemoryApi.KIM,
        TestIds.ulid(attempt));
  }

  @Test
  void aKeyIsFreeAfter24Hours() {
    String first = keyed(BODY).expect(201).text("id");
    api.service.clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertEquals(first, keyed(BODY).expect(201).text("id"));
    api.service.clock.advance(Duration.ofSeconds(1));

    assertNotEquals(first, keyed(BODY).expect(201).text("id"));
  }

  @Test
  void aKeyBelongsToItsPath() {
    String first = keyed(BODY).expect(201).text("id");

    String second =
        api.postKeyed(api.tfliteVersion() + "/compilations", "key", BODY).expect(201).text("id");

    assertNotEquals(first, second);
  }

  @Test
  void anotherCallerWithTheSameKeyIsNotAnsweredWhatTheFirstOneWas() {
    String first = keyed(BODY).expect(201).text("id");
    api.as(new Caller(Compilations.OTHER, Optional.of(Role.ADMIN)));

    String second = keyed(BODY).expect(201).text("id");

    assertNotEquals(first, second);
    keyed(Map.of("platform", "ethos-u", "options", Map.of("optimise", "Size")))
        .expectProblem(422, "IdempotencyKeyReused");
    assertEquals(second, keyed(BODY).expect(201).text("id"));
  }

  @Test
  void twinsOfAStopAtOnceGetOneAnswer() {
    api.service.with(Compilations.pending());

    List<Answer> answers =
        AtOnce.times(6, () -> api.postKeyed(COMPILATION + "/stop", "key", Map.of()));

    assertEquals(1, answers.stream().map(Answer::text).distinct().count(), answers::toString);
    answers.getFirst().expect(202);
  }

  @Test
  void twinsAtOnceCreateOneCompilation() {
    List<Answer> answers = AtOnce.times(8, () -> keyed(BODY).expect(201));

    assertEquals(1, answers.stream().map(answer -> answer.text("id")).distinct().count());
    assertEquals(1, api.count(VERSION));
    assertEquals(1, api.service.workflow.started().size());
  }

  @Test
  void everyPostTakesAKey() {
    Answer first = api.postKeyed("/v1/models", "key", Map.of("name", "a")).expect(201);
    Answer again = api.postKeyed("/v1/models", "key", Map.of("name", "a")).expect(201);

    assertEquals(first.text("id"), again.text("id"));
    api.postKeyed("/v1/models", "key", Map.of("name", "b"))
        .expectProblem(422, "IdempotencyKeyReused");
  }

  @Test
  void aDryRunTakesNoKey() {
    api.postKeyed(VERSION + "/compilations?dryRun=true", "key", BODY).expect(200);

    keyed(BODY).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "\u00e4", "tab\t"})
  void aKeyThatIsNoneIsRefused(String key) {
    api.postKeyed("/v1/models", key, Map.of("name", "a")).expectViolations("Idempotency-Key");
  }

  @Test
  void aKeyOf256CharactersIsRefused() {
    var body = Map.of("name", "a");

    api.postKeyed("/v1/models", "k".repeat(255), body).expect(201);
    api.postKeyed("/v1/models", "k".repeat(256), body).expectViolations("Idempotency-Key");
  }

  private Answer keyed(Object body) {
    return api.postKeyed(VERSION + "/compilations", "key", body);
  }
}
