package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import npuc.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is told to end while somebody is in the middle of a request. */
class GracefulEndTest {
  private static final int SIGTERM = 128 + 15;
  private static final String BODY = "{\"name\":\"마지막 모델\"}";
  private static final String PROBE =
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  @TempDir private Path folder;

  @Test
  void whatIsUnderWayIsAnsweredAndAnotherRequestIsRefused() throws IOException {
    try (OwnProcess service = OwnProcess.start(settings());
        Socket slow = connect(service.url())) {
      byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
      send(slow, head(body.length).getBytes(StandardCharsets.UTF_8));
      slow.getOutputStream().write(body, 0, 5);
      assertTrue(RawHttp.send(service.url(), PROBE).startsWith("HTTP/1.1 200 "));

      service.terminate();

      String refused =
          Eventually.see(
              "a refusal",
              () -> RawHttp.send(service.url(), PROBE),
              answer -> !answer.startsWith("HTTP/1.1 200 "));
      assertTrue(refused.startsWith("HTTP/1.1 503 "), refused);
      assertTrue(refused.contains("Connection: close\r\n"), refused);
      assertTrue(refused.contains("Retry-after: "), refused);
      assertTrue(service.isAlive());

      slow.getOutputStream().write(body, 5, body.length - 5);
      slow.getOutputStream().flush();
      String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
      assertTrue(answer.contains("마지막 모델"), answer);
      assertEquals(SIGTERM, service.ended());
    }
    try (OwnProcess again = OwnProcess.start(settings())) {
      String models = "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      assertTrue(RawHttp.send(again.url(), models).contains("마지막 모델"));
    }
  }

  private static Socket connect(String url) throws IOException {
    URI at = URI.create(url);
    return new Socket(at.getHost(), at.getPort());
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  private static String head(int length) {
    return """
    POST /v1/models HTTP/1.1
    Host: localhost
    Content-Type: application/json
    Connection: close
    Content-Length: %d

    """
        .formatted(length)
        .replace("\n", "\r\n");
  }

  private Map<String, String> settings() {
    return Map.of(
        "NPUC_PORT",
        "0",
        "NPUC_SAMPLES",
        "0",
        "NPUC_DATA",
        folder.resolve("data").toString(),
        "NPUC_HOME",
        Checkout.JOBS.resolve("..").toString());
  }
}
