package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import npuc.Eventually;
import npuc.LogLines;
import npuc.api.Answer;
import npuc.api.ApiClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events on their way from a compilation to who wants to hear of it. */
class WebhookHttpTest {
  private static final String HOOKS = "/v1/webhooks";

  @TempDir private Path folder;
  private final HookReceiver receiver = new HookReceiver();
  private RunningService service;

  @BeforeEach
  void start() throws IOException {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    service = RunningService.start(folder, home, Map.of("NPUC_WEBHOOK_HOSTS", "127.0.0.1"));
  }

  @AfterEach
  void stop() {
    service.close();
    receiver.close();
  }

  @Test
  void aReceiverHearsOfEveryPhaseAndCanTellWhoSpeaks() {
    Answer hook = made();
    String id = service.compile(service.tinyVersion()).expect(201).text("id");

    Eventually.until(
        "every phase, in whatever order",
        () -> Stream.of("Pending", "Succeeded", "Registered").allMatch(to -> heard(to) > 0));

    List<HookReceiver.Event> events = receiver.events();
    assertTrue(events.stream().allMatch(event -> event.isSignedWith(hook.text("secret"))));
    assertTrue(events.stream().allMatch(event -> event.id().startsWith(id + "-")));
    assertEquals(1, heard("Pending"));
    assertEquals(1, heard("Succeeded"));
    Answer registered = service.compilation(id);
    assertEquals(
        registered.text("/registration/artifactId"),
        events.stream()
            .filter(event -> event.data("to").equals("Registered"))
            .map(event -> event.data("artifactId"))
            .findFirst()
            .orElseThrow());
    Eventually.until("all noted", () -> count(hook, "Delivered") == events.size());
  }

  @Test
  void aReceiverThatIsBackHearsAReplay() {
    receiver.answer(event -> 500);
    Answer hook = made();
    String path = HOOKS + "/" + hook.text("id");
    service.post(path + "/ping").expect(202);
    Answer failed =
        Eventually.see(
            "an attempt",
            () -> service.get(path + "/deliveries").expect(200),
            answer -> answer.json().at("/items/0/attempts/0/status").asInt(0) == 500);
    receiver.answer(event -> 200);

    service.post(path + "/deliveries/" + failed.ids().getFirst() + "/replay").expect(202);

    Eventually.until("its delivery", () -> count(hook, "Delivered") == 1);
    assertEquals(2, receiver.events().size());
    assertEquals(receiver.events().getFirst().body(), receiver.events().getLast().body());
  }

  @Test
  void aWebhookCanBeDeletedWhileItIsSentTo() {
    Answer hook = made();
    receiver.answer(
        event -> {
          service.delete(HOOKS + "/" + hook.text("id")).expect(204);
          return 500;
        });
    service.post(HOOKS + "/" + hook.text("id") + "/ping").expect(202);

    Eventually.until("its end", () -> service.get(HOOKS + "/" + hook.text("id")).status() == 404);

    assertEquals(List.of(), service.get(HOOKS).ids());
  }

  @Test
  void theSecretIsInNoFileAndInNoLog() throws IOException {
    try (var log = new LogLines("npuc")) {
      Answer hook = service.postKeyed(HOOKS, "key", Map.of("url", receiver.url())).expect(201);
      String secret = hook.text("secret").substring("whsec_".length());
      service.post(HOOKS + "/" + hook.text("id") + "/ping").expect(202);
      Eventually.until("the ping", () -> count(hook, "Delivered") == 1);

      assertFalse(log.lines().toString().contains(secret));
      try (Stream<Path> files = Files.walk(service.data())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String content = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertFalse(content.contains(secret), file::toString);
        }
      }
    }
  }

  @Test
  void aPrivateHostIsToBeListedByTheOperator() {
    Answer refused = service.post(HOOKS, Map.of("url", "https://10.0.0.1/hook"));

    refused.expectViolations("url");
    assertTrue(refused.violations().contains("NPUC_WEBHOOK_HOSTS"), refused::violations);
  }

  private Answer made() {
    return service.post(HOOKS, Map.of("url", receiver.url())).expect(201);
  }

  private long heard(String phase) {
    return receiver.events().stream().filter(event -> event.data("to").equals(phase)).count();
  }

  private int count(Answer hook, String state) {
    ApiClient api = service;
    return api.get(HOOKS + "/" + hook.text("id") + "/deliveries?limit=100&state=" + state)
        .ids()
        .size();
  }
}
