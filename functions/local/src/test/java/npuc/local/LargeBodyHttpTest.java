package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body of 20 MB once got a reset connection, one of 10 MB its 413. */
class LargeBodyHttpTest {
  private static final int PIECE = 100_000;

  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void startTheService() throws IOException {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    service = RunningService.start(folder, home);
  }

  @AfterAll
  static void stopTheService() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 100, 200, 2_000})
  void aClientThatSendsAllOfItBeforeItListensIsTold(int pieces) throws IOException {
    try (Socket client = connected()) {
      begin(client, "Content-Length: " + (long) pieces * PIECE);
      for (int piece = 0; piece < pieces; piece++) {
        client.getOutputStream().write(new byte[PIECE]);
      }
      assertRefused(client);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 200})
  void soIsOneThatDoesNotSayItsSize(int pieces) throws IOException {
    try (Socket client = connected()) {
      begin(client, "Transfer-Encoding: chunked");
      OutputStream target = client.getOutputStream();
      for (int piece = 0; piece < pieces; piece++) {
        target.write(ascii(Integer.toHexString(PIECE) + "\r\n"));
        target.write(new byte[PIECE]);
        target.write(ascii("\r\n"));
      }
      target.write(ascii("0\r\n\r\n"));
      assertRefused(client);
    }
  }

  @Test
  void aClientThatListensIsToldBeforeItHasSentAll() throws IOException {
    try (Socket client = connected()) {
      begin(client, "Content-Length: 20000000");
      client.getOutputStream().write(new byte[PIECE]);
      assertRefused(client);
    }
  }

  @ParameterizedTest
  @CsvSource({"262144, 400", "262145, 413"})
  void theLimitIsWhatIsDocumented(int bytes, int status) {
    service.postText("/v1/models", " ".repeat(bytes)).expect(status);
  }

  private static Socket connected() throws IOException {
    URI at = URI.create(service.url());
    return new Socket(at.getHost(), at.getPort());
  }

  private static void begin(Socket client, String size) throws IOException {
    client
        .getOutputStream()
        .write(
            ascii(
                "POST /v1/models HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n%s\r\n\r\n"
                    .formatted(URI.create(service.url()).getAuthority(), size)));
  }

  private static void assertRefused(Socket client) throws IOException {
    byte[] answer = client.getInputStream().readNBytes(12);

    assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
