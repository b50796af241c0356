package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import npuc.compilation.ReasonCode;
import npuc.platform.PlatformName;
import npuc.source.Sight;
import org.junit.jupiter.api.Test;

/** Servers that answer anything at all. */
class HostileLookTest {
  private static final PlatformName TFLITE = new PlatformName("tflite");
  private static final PlatformName SAFETENSORS = new PlatformName("safetensors");

  private static void assertRefused(ReasonCode code, Sight sight) {
    assertEquals(code, assertInstanceOf(Sight.Refused.class, sight).why().code());
  }

  @Test
  void cutsOffAServerThatKnowsNoRanges() {
    var content = new byte[100];
    try (var server = new Stub(exchange -> Stub.send(exchange, 200, content))) {
      var seen = assertInstanceOf(Sight.Pinned.class, Looking.file(server));

      assertEquals(Optional.of(100L), seen.sizeBytes());
      assertTrue(seen.files().read("model.tflite", 50, 10).isPresent());
    }
  }

  /** It would send for ever: only that the look ends shows that it was cut off. */
  @Test
  void endsABodyThatDoesNot() {
    try (var server = new Stub(HostileLookTest::endless)) {
      var seen = assertInstanceOf(Sight.Unseen.class, Looking.repository(server, SAFETENSORS));

      assertTrue(seen.why().contains("more than can be read"), seen.why());
    }
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    while (true) {
      body.write(new byte[1 << 16]);
    }
  }

  @Test
  void followsFewRedirects() {
    try (var server = new Stub(exchange -> redirect(exchange, exchange.getRequestURI() + "x"))) {
      assertRefused(ReasonCode.SOURCE_REFUSED, Looking.file(server));
      assertEquals(6, server.asked.size());
    }
  }

  @Test
  void followsNoRedirectToAPrivateHost() {
    try (var secret = new Stub(exchange -> Stub.send(exchange, 200, "secret".getBytes(UTF_8)));
        var server = new Stub(exchange -> redirect(exchange, secret.url() + "/latest"))) {
      assertRefused(ReasonCode.SOURCE_REFUSED, Looking.file(server));
      assertEquals(List.of(), secret.asked);
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  @Test
  void doesNotSeeWhatIsDown() {
    var server = new Stub(exchange -> {});
    server.close();

    assertInstanceOf(Sight.Unseen.class, Looking.file(server));
    assertInstanceOf(Sight.Unseen.class, Looking.repository(server, TFLITE));
  }

  @Test
  void takesAServerInTroubleForUnseen() {
    for (int status : new int[] {408, 425, 429, 500, 502, 503, 504, 204, 418 + 33, 304}) {
      try (var server = new Stub(exchange -> Stub.send(exchange, status, new byte[0]))) {
        assertInstanceOf(Sight.Unseen.class, Looking.file(server), "" + status);
      }
    }
  }

  @Test
  void refusesNamesThatNoDiskTakes() {
    for (String name :
        List.of("../../up.tflite", "/etc/x.tflite", "a\\nb.tflite", ".npuc-x.tflite")) {
      try (var server = new Stub(exchange -> listing(exchange, name, 5))) {
        assertRefused(ReasonCode.SOURCE_REFUSED, Looking.repository(server, TFLITE));
      }
    }
  }

  @Test
  void doesNotBelieveSizesThatCanNotBe() {
    for (String size : List.of("-1", "9223372036854775807", "1e300", "\"5\"", "null")) {
      try (var server = new Stub(exchange -> listing(exchange, "a.tflite", size))) {
        assertInstanceOf(Sight.Unseen.class, Looking.repository(server, TFLITE), size);
      }
    }
  }

  private static void listing(HttpExchange exchange, String name, Object size) throws IOException {
    Stub.json(
        exchange,
        exchange.getRequestURI().getPath().contains("/revision/")
            ? "{\"sha\": \"" + "a".repeat(40) + "\"}"
            : "[{\"type\":\"file\",\"path\":\"%s\",\"size\":%s}]".formatted(name, size));
  }
}
