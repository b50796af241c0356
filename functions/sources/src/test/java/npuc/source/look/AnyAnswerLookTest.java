package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import npuc.platform.PlatformName;
import npuc.source.Sight;
import org.junit.jupiter.api.Test;

/** A server that answers anything at all. */
class AnyAnswerLookTest {
  private static final int ROUNDS = 300;
  private static final PlatformName SAFETENSORS = new PlatformName("safetensors");

  /** Whatever comes, the look says what it saw, and no secret is in it. */
  @Test
  void staysCalmWhateverComes() {
    var random = RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(14);
    try (var server = new Stub(exchange -> anything(exchange, random))) {
      for (int round = 0; round < ROUNDS; round++) {
        Sight sight =
            round % 2 == 0 ? Looking.file(server) : Looking.repository(server, SAFETENSORS);

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
