package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import npuc.api.Answer;
import npuc.memory.AtOnce;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the header Idempotency-Key. */
class IdempotencyHttpTest {
  private static final Map<String, Object> BODY = Map.of("platform", "ethos-u");

  @TempDir private static Path folder;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void startTheService() throws IOException {
    service = RunningService.start(folder);
  }

  @Test
  void theSameRequestGetsTheFirstAnswerAgain() {
    String version = service.tinyVersion();
    Answer first = keyed(version, "again", BODY).expect(201);
    service.ended(first.text("id"));

    Answer second = keyed(version, "again", BODY);

    assertEquals(first.status(), second.status());
    assertEquals(first.text(), second.text());
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals(1, service.count(version));
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    String version = service.tinyVersion();
    keyed(version, "other", BODY).expect(201);

    Answer other =
        keyed(
            version, "other", Map.of("platform", "ethos-u", "options", Map.of("optimise", "Size")));

    other.expectProblem(422, "IdempotencyKeyReused");
    assertEquals(1, service.count(version));
  }

  @Test
  void aRefusedRequestFreesItsKey() {
    String version = service.tinyVersion();
    keyed(version, "corrected", Map.of("platform", "gpu")).expect(422);

    keyed(version, "corrected", BODY).expect(201);
  }

  @Test
  void aKeyBelongsToItsPath() {
    String one = service.tinyVersion();
    String two = service.tinyVersion();

    String first = keyed(one, "shared", BODY).expect(201).text("id");
    String second = keyed(two, "shared", BODY).expect(201).text("id");

    assertNotEquals(first, second);
  }

  @Test
  void twinsOfAStopAtOnceGetOneAnswer() throws Exception {
    for (int round = 0; round < 5; round++) {
      var waits = Map.of("platform", "ethos-u", "resources", Map.of("cpu", "64"));
      String id = service.compile(service.tinyVersion(), waits).expect(201).text("id");
      String stop = "/v1/compilations/" + id + "/stop";

      List<Answer> answers = AtOnce.times(6, () -> service.postKeyed(stop, id, Map.of()));

      assertEquals(1, answers.stream().map(Answer::text).distinct().count(), answers::toString);
      answers.getFirst().expect(202);
    }
  }

  @Test
  void twinsAtOnceCreateOneCompilation() throws Exception {
    String version = service.tinyVersion();
    Callable<Answer> send = () -> keyed(version, "twins", BODY);

    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<Answer>> answers =
          threads.invokeAll(Stream.generate(() -> send).limit(8).toList());
      for (Future<Answer> answer : answers) {
        assertEquals(answers.getFirst().get().text("id"), answer.get().expect(201).text("id"));
      }
    }
    assertEquals(1, service.count(version));
  }

  @Test
  void everyPostTakesAKey() {
    Answer first = service.postKeyed("/v1/models", "model", Map.of("name", "a")).expect(201);
    Answer again = service.postKeyed("/v1/models", "model", Map.of("name", "a")).expect(201);

    assertEquals(first.text("id"), again.text("id"));
    service
        .postKeyed("/v1/models", "model", Map.of("name", "b"))
        .expectProblem(422, "IdempotencyKeyReused");
  }

  @Test
  void aDryRunTakesNoKey() {
    String version = service.tinyVersion();
    service.postKeyed(version + "/compilations?dryRun=true", "dry", BODY).expect(200);

    keyed(version, "dry", BODY).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "\u00e4"})
  void aKeyThatIsNoneIsRefused(String key) {
    String answer =
        RawHttp.send(
            service.url(),
            "POST /v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 12\r\nIdempotency-Key: "
                + key
                + "\r\n\r\n{\"name\":\"a\"}");

    assertEquals("HTTP/1.1 422 ", answer.substring(0, 13), answer);
  }

  @Test
  void aKeyOf256CharactersIsRefused() {
    Answer answer = service.postKeyed("/v1/models", "k".repeat(256), Map.of("name", "a"));

    assertEquals(List.of("Idempotency-Key"), answer.expect(422).violatedFields());
  }

  private static Answer keyed(String version, String key, Object body) {
    return service.postKeyed(version + "/compilations", key, body);
  }
}
