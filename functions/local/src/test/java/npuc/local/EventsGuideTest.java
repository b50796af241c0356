package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.Eventually;
import npuc.event.Message;
import npuc.event.Receipt;
import npuc.event.WebhookSecret;
import npuc.source.net.HttpReceivers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the receiver of docs/events.md as it stands there. */
class EventsGuideTest {
  private static final Pattern PYTHON = Pattern.compile("(?s)```python\n(.*?)```");
  private static final String BODY = "{\"모델\": 1}";

  @TempDir private Path folder;
  private final WebhookSecret secret = WebhookSecret.random();
  private final HttpReceivers receivers =
      new HttpReceivers(Set.of("127.0.0.1"), "SETTING", Optional.empty());
  private Process receiver;
  private URI url = URI.create("");

  @BeforeEach
  void start() throws IOException {
    Matcher code = PYTHON.matcher(Files.readString(Checkout.ROOT.resolve("docs/events.md")));
    assertTrue(code.find());
    Path script = Files.writeString(folder.resolve("receiver.py"), code.group(1));
    int port = freePort();
    url = URI.create("http://127.0.0.1:" + port + "/");
    var builder = new ProcessBuilder("python3", script.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "WEBHOOK_SECRET", secret.text().plain(),
                "PORT", Integer.toString(port),
                "PYTHONIOENCODING", "utf-8"));
    receiver = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  @AfterEach
  void stop() {
    receiver.destroyForcibly().onExit().join();
  }

  @Test
  void takesWhatIsSignedAndNothingElse() throws IOException {
    Instant now =
        Instant.ofEpochSecond(Files.getLastModifiedTime(folder).toInstant().getEpochSecond());
    String signature = secret.signature("e-1", now, BODY);

    Eventually.until("the receiver", () -> send(now, signature).equals(new Receipt.Answered(204)));
    assertEquals(new Receipt.Answered(401), send(now.plusSeconds(1), signature));
    Instant old = now.minusSeconds(3_600);
    assertEquals(new Receipt.Answered(401), send(old, secret.signature("e-1", old, BODY)));

    BufferedReader told = receiver.inputReader(StandardCharsets.UTF_8);
    assertEquals(BODY, told.readLine());
    assertEquals("not signed by npuc", told.readLine());
  }

  private Receipt send(Instant at, String signature) {
    return receivers.send(
        new Message(
            url,
            Map.of(
                "webhook-id",
                "e-1",
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                signature),
            BODY));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
