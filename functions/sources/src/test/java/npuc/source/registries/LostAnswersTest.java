package npuc.source.registries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import npuc.refusal.Outcome;
import npuc.refusal.Outcomes;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.TestResults;
import npuc.retry.RetryableException;
import npuc.source.RegistrySettings.Kind;
import npuc.source.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A result is there once, whatever becomes of an answer on its way. */
class LostAnswersTest {
  private static final String TAG = "/api/2.0/mlflow/model-versions/set-tag";
  private static final String VERSION = "/api/2.0/mlflow/model-versions/get";
  private static final OuterResult RESULT = TestResults.of("m", "1");

  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final StandIn server = new StandIn().on(VERSION, 200, version("[]"));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aTagWhoseAnswerIsLostIsWrittenAgainAndThereOnce() {
    var asked = new AtomicInteger();
    server.on(
        TAG,
        exchange -> {
          remember();
          if (asked.incrementAndGet() == 1) {
            exchange.close();
          } else {
            StandIn.answer(exchange, 200, "{}");
          }
        });

    assertThrows(RetryableException.class, this::publish);
    Outcome<Optional<String>> again = publish();

    assertEquals(Optional.of("models:/m/1#npuc." + RESULT.key()), Outcomes.done(again));
    assertEquals(1, tags.size());
  }

  @Test
  void ofTwoFirstWritesAtOnceTheOneThatIsRefusedFindsTheOther() {
    server.on(
        TAG,
        exchange -> {
          remember();
          server.on(VERSION, 200, version(stored()));
          StandIn.answer(exchange, 400, "{\"message\":\"UNIQUE constraint failed\"}");
        });

    assertTrue(Outcomes.done(publish()).isPresent());

    assertEquals(1, tags.size());
  }

  @Test
  void aWriteThatIsRefusedOnceIsTriedAgain() {
    var asked = new AtomicInteger();
    server.on(
        TAG, exchange -> StandIn.answer(exchange, asked.incrementAndGet() == 1 ? 400 : 200, "{}"));

    assertTrue(Outcomes.done(publish()).isPresent());
  }

  @Test
  void aWriteThatIsRefusedForGoodIsAndSaysWhy() {
    server.on(TAG, 400, "{\"message\":\"no tags here\"}");

    var refusal = Outcomes.refused(publish());

    assertEquals(RefusalCode.REGISTRY_UNUSABLE, refusal.code());
    assertTrue(refusal.message().endsWith("does not take a tag of the version: no tags here"));
  }

  private Outcome<Optional<String>> publish() {
    return TestRegistries.of(Kind.MLFLOW, server.url()).publish(RESULT);
  }

  private void remember() {
    JsonNode tag = JsonMapper.shared().readTree(server.seen().getLast().body());
    tags.put(tag.get("key").stringValue(), tag.get("value").stringValue());
  }

  private String stored() {
    Map.Entry<String, String> tag = tags.entrySet().iterator().next();
    return JsonMapper.shared()
        .writeValueAsString(List.of(Map.of("key", tag.getKey(), "value", tag.getValue())));
  }

  private static String version(String tags) {
    return "{\"model_version\":{\"name\":\"m\",\"version\":\"1\",\"creation_timestamp\":1,\"tags\":"
        + tags
        + "}}";
  }
}
