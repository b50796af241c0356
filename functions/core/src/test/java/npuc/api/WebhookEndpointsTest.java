package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import npuc.compilation.Compilations;
import npuc.event.Receipt;
import npuc.event.SendDelivery;
import npuc.event.WebhookPorts;
import npuc.id.TestIds;
import npuc.id.WebhookId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookEndpointsTest {
  private static final String HOOKS = "/v1/webhooks";
  private static final Map<String, String> HOOK = Map.of("url", "https://hooks.example.org/npuc");

  private final MemoryApi api = new MemoryApi();

  /** After the identities of all requests. */
  @BeforeEach
  void setTheClock() {
    api.service.clock.set(TestIds.START.plusSeconds(5_000));
  }

  @Test
  void aNewWebhookTellsItsSecretOnceAndNeverAgain() {
    Answer made = api.post(HOOKS, HOOK).expect(201);
    String path = made.header("Location").orElseThrow();
    String secret = made.text("secret");

    assertTrue(secret.matches("whsec_[A-Za-z0-9+/]{43}="), secret);
    assertEquals(HOOKS + "/" + made.text("id"), path);
    for (String target : List.of(path, HOOKS, path + "/deliveries")) {
      assertFalse(api.get(target).expect(200).text().contains("whsec"), target);
    }
    assertFalse(api.service.webhooks.all().toString().contains(secret));
  }

  @Test
  void whatIsLeftOutIsEverything() {
    Answer made = api.post(HOOKS, HOOK).expect(201);

    assertEquals("[]", made.json().get("phases").toString());
    assertEquals("[]", made.json().get("platforms").toString());
    assertEquals("", made.text("description"));
  }

  @Test
  void keepsWhatWasAskedFor() {
    Answer made =
        api.post(
                HOOKS,
                Map.of(
                    "url",
                    "https://hooks.example.org/a?b=c",
                    "phases",
                    List.of("Registered", "Failed", "Failed"),
                    "platforms",
                    List.of("rngd"),
                    "description",
                    "팀 채널"))
            .expect(201);
    Answer found = api.get(HOOKS + "/" + made.text("id")).expect(200);

    assertEquals("https://hooks.example.org/a?b=c", found.text("url"));
    assertEquals("[\"Registered\",\"Failed\"]", found.json().get("phases").toString());
    assertEquals("[\"rngd\"]", found.json().get("platforms").toString());
    assertEquals("팀 채널", found.text("description"));
  }

  /** A kept answer would have the secret in it. */
  @Test
  void aRepetitionFindsTheOneThatWasMadeAndItsSecretIsInNoKeptAnswer() {
    Answer first = api.postKeyed(HOOKS, "key", HOOK).expect(201);
    Answer again = api.postKeyed(HOOKS, "key", HOOK).expect(201);

    assertEquals(first.text(), again.text());
    assertEquals(1, api.get(HOOKS).ids().size());
    assertNotEquals(first.text("secret"), api.post(HOOKS, HOOK).expect(201).text("secret"));
    api.postKeyed(HOOKS, "key", Map.of("url", "https://other.example.org/"))
        .expectProblem(422, "IdempotencyKeyReused");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    api.post(
            HOOKS,
            Map.of(
                "url",
                "http://hooks.example.org/",
                "phases",
                List.of("Done"),
                "platforms",
                List.of("gpu"),
                "description",
                7,
                "secret",
                "whsec_x"))
        .expectViolations("url", "phases", "platforms", "description", "secret");
  }

  @ParameterizedTest
  @CsvSource({"''", "not an address", "7", "https://hooks.example.org/\u0001a"})
  void refusesWhatIsNoAddress(String url) {
    api.post(HOOKS, Map.of("url", url)).expectViolations("url");
  }

  @Test
  void needsAnAddressOf2000CharactersAtMost() {
    api.post(HOOKS, Map.of()).expectViolations("url");
    api.post(HOOKS, Map.of("url", "https://a.example/" + "x".repeat(1_983)))
        .expectViolations("url");
    api.post(HOOKS, Map.of("url", "https://a.example/" + "x".repeat(1_982))).expect(201);
  }

  @Test
  void takesTwenty() {
    for (int made = 0; made < 20; made++) {
      api.post(HOOKS, HOOK).expect(201);
    }

    api.post(HOOKS, HOOK).expectProblem(409, "TooManyWebhooks");
    Answer page = api.get(HOOKS + "?limit=15").expect(200);
    assertEquals(15, page.ids().size());
    assertEquals(
        5, api.get(HOOKS + "?limit=15&pageToken=" + page.text("nextPageToken")).ids().size());
  }

  @Test
  void listsWhatBecameOfEvents() {
    String hook = made();
    api.service.with(Compilations.pending());
    api.service.records.replace(Compilations.compileSubmitted());
    api.service.records.replace(Compilations.compileRunning());
    api.service.receivers.answer(message -> new Receipt.Answered(500));
    send();

    Answer all = api.get(hook + "/deliveries").expect(200);

    assertEquals(2, all.ids().size());
    assertEquals("Running", all.text("/items/0/to"));
    assertEquals(Compilations.ID + "-3", all.text("/items/0/eventId"));
    assertEquals("Pending", all.text("/items/1/state"));
    assertEquals(500, all.json().at("/items/1/attempts/0/status").asInt());
    assertEquals(2, api.get(hook + "/deliveries?state=Pending").ids().size());
    assertEquals(0, api.get(hook + "/deliveries?state=Delivered").ids().size());
    api.get(hook + "/deliveries?state=pending").expectViolations("state");
  }

  @Test
  void aReplayIsDueAtOnce() {
    String hook = made();
    api.service.with(Compilations.pending());
    send();
    String delivery = api.get(hook + "/deliveries?state=Delivered").ids().getFirst();

    Answer replayed = api.post(hook + "/deliveries/" + delivery + "/replay").expect(202);

    assertEquals("Pending", replayed.text("state"));
    send();
    assertEquals(2, api.service.receivers.received().size());
  }

  @Test
  void aPingIsSentAsAnEventOfItsOwn() {
    String hook = made();

    Answer ping = api.post(hook + "/ping").expect(202);
    send();

    String body = api.service.receivers.received().getFirst().body();
    assertTrue(body.contains("\"type\":\"npuc.ping.v1\""), body);
    assertTrue(body.contains("\"id\":\"" + ping.text("eventId") + "\""), body);
    assertTrue(ping.json().get("compilationId").isNull());
  }

  @Test
  void nothingIsSentToAReceiverThatIsGone() {
    String hook = made();
    api.post(hook + "/ping").expect(202);
    api.service.receivers.answer(message -> new Receipt.Answered(410));
    send();
    String delivery = api.get(hook + "/deliveries?state=Failed").ids().getFirst();

    assertFalse(api.get(hook).json().get("disabledAt").isNull());
    api.post(hook + "/ping").expectProblem(409, "WebhookDisabled");
    api.post(hook + "/deliveries/" + delivery + "/replay").expectProblem(409, "WebhookDisabled");
  }

  @Test
  void whatIsDeletedIsGoneWithItsDeliveries() {
    String hook = made();
    String ping = api.post(hook + "/ping").expect(202).text("id");

    api.delete(hook).expect(204);

    api.get(hook).expectProblem(404, "NotFound");
    api.delete(hook).expectProblem(404, "NotFound");
    api.get(hook + "/deliveries").expectProblem(404, "NotFound");
    api.post(hook + "/ping").expectProblem(404, "NotFound");
    api.post(hook + "/deliveries/" + ping + "/replay").expectProblem(404, "NotFound");
  }

  @Test
  void aDeliveryIsFoundAtItsOwnWebhookOnly() {
    String ping = api.post(made() + "/ping").expect(202).text("id");

    api.post(made() + "/deliveries/" + ping + "/replay").expectProblem(404, "NotFound");
    api.post(made() + "/deliveries/nonsense/replay").expectProblem(404, "NotFound");
  }

  private String made() {
    return api.post(HOOKS, HOOK).expect(201).header("Location").orElseThrow();
  }

  /** Sends all that is due. */
  private void send() {
    Clock clock = api.service.clock;
    var ports = new WebhookPorts(api.service.webhooks, api.service.receivers);
    var sending = new SendDelivery(ports, api.service.secrets, clock, new Random(1));
    for (WebhookId id : ports.webhooks().waiting(clock.instant())) {
      ports.webhooks().due(id, clock.instant(), 100).forEach(sending::send);
    }
    assertEquals(Optional.empty(), ports.webhooks().waiting(clock.instant()).stream().findAny());
  }
}
