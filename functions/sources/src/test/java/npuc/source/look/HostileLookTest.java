package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import npuc.compilation.ReasonCode;
import npuc.environment.SecretText;
import npuc.platform.PlatformName;
import npuc.registry.ArtifactUri;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.Sight;
import npuc.source.SourceSecrets;
import npuc.source.SourceSettingsReader;
import org.junit.jupiter.api.Test;

/** Servers that answer anything at all. */
class HostileLookTest {
  private static final PlatformName TFLITE = new PlatformName("tflite");
  private static final PlatformName SAFETENSORS = new PlatformName("safetensors");
  private static final Pin DIGEST = new Pin("sha256:" + "0".repeat(64));
  private static final Pin COMMIT = new Pin("commit:" + "a".repeat(40));
  private static final SourceSecrets SECRETS =
      new SourceSecrets(Map.of("HF_TOKEN", new SecretText("hf_hush")));
  private static final int ROUNDS = 300;

  private static Sight file(Stub server) {
    var settings =
        SourceSettingsReader.read("{\"hosts\": [\"127.0.0.1:%d\"]}".formatted(port(server)));
    return new NetModelSources(settings)
        .look(
            (SourceUri) ArtifactUri.stored(server.url() + "/dir/model.tflite"),
            Optional.of(DIGEST),
            TFLITE,
            SECRETS);
  }

  private static Sight repository(Stub server, PlatformName format) {
    var settings =
        SourceSettingsReader.read("{\"hub\": {\"endpoint\": \"%s\"}}".formatted(server.url()));
    return new NetModelSources(settings)
        .look(
            (SourceUri) ArtifactUri.stored("hf://org/model"), Optional.of(COMMIT), format, SECRETS);
  }

  private static int port(Stub server) {
    return server.url().getPort();
  }

  private static void assertRefused(ReasonCode code, Sight sight) {
    assertEquals(code, assertInstanceOf(Sight.Refused.class, sight).why().code());
  }

  @Test
  void cutsOffAServerThatKnowsNoRanges() {
    var content = new byte[100];
    try (var server = new Stub(exchange -> Stub.send(exchange, 200, content))) {
      var seen = assertInstanceOf(Sight.Pinned.class, file(server));

      assertEquals(Optional.of(100L), seen.sizeBytes());
      assertTrue(seen.files().read("model.tflite", 50, 10).isPresent());
    }
  }

  /** It would send for ever: only that the look ends shows that it was cut off. */
  @Test
  void endsABodyThatDoesNot() {
    try (var server = new Stub(HostileLookTest::endless)) {
      var seen = assertInstanceOf(Sight.Unseen.class, repository(server, SAFETENSORS));

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
      assertRefused(ReasonCode.SOURCE_REFUSED, file(server));
      assertEquals(6, server.asked.size());
    }
  }

  @Test
  void followsNoRedirectToAPrivateHost() {
    try (var secret = new Stub(exchange -> Stub.send(exchange, 200, "secret".getBytes(UTF_8)));
        var server = new Stub(exchange -> redirect(exchange, secret.url() + "/latest"))) {
      assertRefused(ReasonCode.SOURCE_REFUSED, file(server));
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

    assertInstanceOf(Sight.Unseen.class, file(server));
    assertInstanceOf(Sight.Unseen.class, repository(server, TFLITE));
  }

  @Test
  void takesAServerInTroubleForUnseen() {
    for (int status : new int[] {408, 425, 429, 500, 502, 503, 504, 204, 418 + 33, 304}) {
      try (var server = new Stub(exchange -> Stub.send(exchange, status, new byte[0]))) {
        assertInstanceOf(Sight.Unseen.class, file(server), "" + status);
      }
    }
  }

  @Test
  void refusesNamesThatNoDiskTakes() {
    for (String name :
        List.of("../../up.tflite", "/etc/x.tflite", "a\\nb.tflite", ".npuc-x.tflite")) {
      try (var server = new Stub(exchange -> listing(exchange, name, 5))) {
        assertRefused(ReasonCode.SOURCE_REFUSED, repository(server, TFLITE));
      }
    }
  }

  @Test
  void doesNotBelieveSizesThatCanNotBe() {
    for (String size : List.of("-1", "9223372036854775807", "1e300", "\"5\"", "null")) {
      try (var server = new Stub(exchange -> listing(exchange, "a.tflite", size))) {
        assertInstanceOf(Sight.Unseen.class, repository(server, TFLITE), size);
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

  /** Whatever comes, the look says what it saw, and no secret is in it. */
  @Test
  void staysCalmWhateverComes() {
    var random = RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(14);
    try (var server = new Stub(exchange -> anything(exchange, random))) {
      for (int round = 0; round < ROUNDS; round++) {
        Sight sight = round % 2 == 0 ? file(server) : repository(server, SAFETENSORS);

        assertFalse(sight.toString().contains("hush"), sight.toString());
      }
      assertTrue(server.asked.size() > ROUNDS);
    }
  }

  private static void anything(HttpExchange exchange, RandomGenerator random) throws IOException {
    synchronized (random) {
      String[] headers = {
        "Content-Range", "Link", "Location", "X-Error-Code", "Content-Encoding", "ETag"
      };
      String[] values = {
        "bytes 0-0/5",
        "bytes 5-0/*",
        "bytes 0-99999999999999999999/1",
        "bytes */7",
        "identity",
        "gzip",
        "<x?recursive=true&a=%zz>; rel=next",
        "/%zz",
        "http://[::1",
        "//",
        "GatedRepo",
        "RepoNotFound",
        "https://127.0.0.1/",
        "?a b",
        "\u00e9"
      };
      for (String header : headers) {
        if (random.nextInt(3) == 0) {
          exchange.getResponseHeaders().add(header, values[random.nextInt(values.length)]);
        }
      }
      int[] statuses = {200, 200, 200, 206, 206, 301, 302, 401, 403, 404, 416, 500};
      exchange.sendResponseHeaders(statuses[random.nextInt(statuses.length)], 0);
      exchange.getResponseBody().write(body(random));
    }
  }

  private static byte[] body(RandomGenerator random) {
    String[] texts = {
      "",
      "{}",
      "[]",
      "null",
      "[[[[",
      "{\"sha\": 5}",
      "{\"sha\": \"" + "a".repeat(40) + "\"}",
      "{\"sha\": \"" + "a".repeat(40) + "\"}",
      "[{}]",
      "[{\"path\": [], \"size\": {}}]",
      "[{\"path\": \"model.safetensors\", \"size\": 4}]",
      "[".repeat(100_000),
      "[{\"path\": \"model.safetensors\", \"size\": 4, \"lfs\": {\"size\": 8, \"oid\": 1}}]"
    };
    int which = random.nextInt(texts.length + 1);
    if (which < texts.length) {
      return texts[which].getBytes(UTF_8);
    }
    var bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return bytes;
  }
}
