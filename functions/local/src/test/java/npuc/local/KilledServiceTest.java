package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import npuc.Eventually;
import npuc.api.Answer;
import npuc.local.process.LeftJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is a process of its own, which is killed (SIGKILL) again and again. */
class KilledServiceTest extends HttpApi {
  private static final String COMPILATION = "compilationId";
  private static final int KILLS = 2;
  private static final int COMPILATIONS_BETWEEN = 2;

  /** So many come of the compilations between two kills at least. */
  private static final int EVENTS_BETWEEN = 4;

  @TempDir private Path folder;
  private final HookReceiver receiver = new HookReceiver();
  private final Random random = new Random();
  private final Map<String, String> settings = new HashMap<>();
  private OwnProcess process;

  @BeforeEach
  void start() throws IOException {
    Path volume = Files.createDirectory(folder.resolve("models"));
    Files.write(volume.resolve("tiny.tflite"), RunningService.TINY_MODEL);
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    settings.put("NPUC_PORT", "0");
    settings.put("NPUC_SAMPLES", "0");
    settings.put("NPUC_HOME", home.toString());
    settings.put("NPUC_DATA", folder.resolve("data").toString());
    settings.put("NPUC_VOLUMES", "models=" + volume);
    settings.put("NPUC_WEBHOOK_HOSTS", "127.0.0.1");
    process = OwnProcess.start(settings);
  }

  @AfterEach
  void end() {
    process.close();
    receiver.close();
    LeftJobs.end(folder.resolve("data"));
  }

  /** Each event tells the phase before: a lost one would be a gap, an invented one a fork. */
  @Test
  void noEventIsLostOrInventedHoweverOftenTheServiceIsKilled() {
    String version = versionWith("tflite", "pvc://models/tiny.tflite");
    post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
    List<String> ids = new ArrayList<>();

    for (int kill = 0; kill < KILLS; kill++) {
      AtomicInteger left = killWithEvent(1 + random.nextInt(EVENTS_BETWEEN));
      for (int made = 0; made < COMPILATIONS_BETWEEN; made++) {
        ids.add(compiled(version, "key-" + ids.size()));
      }
      Eventually.until("the kill", () -> left.get() <= 0);
      restart();
    }

    for (String id : ids) {
      Eventually.until("all of " + id, () -> isWhole(id));
    }
    assertTrue(receiver.events().stream().allMatch(event -> ids.contains(event.data(COMPILATION))));
  }

  /** The receiver never answers that event: the service must send it again. */
  private AtomicInteger killWithEvent(int number) {
    var left = new AtomicInteger(number);
    OwnProcess victim = process;
    receiver.answer(
        event -> {
          if (left.decrementAndGet() == 0) {
            victim.close();
          }
          return 204;
        });
    return left;
  }

  private String compiled(String version, String key) {
    Map<String, String> body = Map.of("platform", "ethos-u");
    while (true) {
      try {
        return postKeyed(version + "/compilations", key, body).expect(201).text("id");
      } catch (UncheckedIOException | CompletionException killed) {
        restart();
      }
    }
  }

  private void restart() {
    process.close();
    try {
      process = OwnProcess.start(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether its events lead from nothing to the phase in which it ended. */
  private boolean isWhole(String id) {
    Map<String, HookReceiver.Event> byId = new HashMap<>();
    for (HookReceiver.Event event : receiver.events()) {
      if (event.data(COMPILATION).equals(id)) {
        HookReceiver.Event first = byId.computeIfAbsent(event.id(), _ -> event);
        assertEquals(first.body(), event.body());
        assertEquals(id + "-" + event.data("revision"), event.id());
      }
    }
    String phase = "";
    for (HookReceiver.Event event :
        byId.values().stream()
            .sorted(Comparator.comparingLong(KilledServiceTest::revision))
            .toList()) {
      if (!event.data("from").equals(phase)) {
        return false;
      }
      phase = event.data("to");
    }
    Answer now = compilation(id);
    return now.phase().equals("Registered") && phase.equals("Registered");
  }

  private static long revision(HookReceiver.Event event) {
    return event.json().at("/data/revision").asLong();
  }

  @Override
  String url() {
    return process.url();
  }
}
