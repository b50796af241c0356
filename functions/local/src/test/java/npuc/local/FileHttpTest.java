package npuc.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import npuc.api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloading what was published. */
class FileHttpTest {
  private static final byte[] NOTHING = {};

  @TempDir private static Path folder;
  @AutoClose private static RunningService service;
  private static String files;
  private static String name;
  private static Path place;
  private static byte[] content;
  private static String sha256;

  @BeforeAll
  static void publish() throws IOException {
    service = RunningService.start(folder);
    String id = service.compile(service.tinyVersion()).expect(201).text("id");
    Answer registered = service.reached(id, "Registered");
    files = "/v1/compilations/" + id + "/files/";
    name = registered.text("/steps/1/outputFiles/0/path");
    sha256 = registered.text("/steps/1/outputFiles/0/sha256");
    String path = registered.text("publishedUri").replace("pvc://models/", "");
    place = service.volume().resolve(path).resolve(name);
    content = Files.readAllBytes(place);
  }

  @AfterEach
  void putItBack() throws IOException {
    Files.write(place, content);
  }

  @Test
  void aPublishedFileIsSentAsItIs() {
    Answer file = get(name, Map.of()).expect(200);

    assertArrayEquals(content, file.body());
    assertEquals('"' + sha256 + '"', file.header("ETag").orElseThrow());
    assertEquals("application/octet-stream", file.header("Content-Type").orElseThrow());
    assertEquals(
        "attachment; filename*=UTF-8''" + name, file.header("Content-Disposition").orElseThrow());
  }

  @Test
  void aDownloadThatBrokeOffGoesOn() {
    Answer rest = get(name, Map.of("Range", "bytes=1-", "If-Range", '"' + sha256 + '"'));

    assertEquals(206, rest.status());
    assertEquals(
        "bytes 1-%d/%d".formatted(content.length - 1, content.length),
        rest.header("Content-Range").orElseThrow());
    assertEquals(new String(content, UTF_8).substring(1), rest.text());
  }

  @Test
  void whatIsAnotherFileByNowIsSentWhole() {
    Answer whole = get(name, Map.of("Range", "bytes=1-", "If-Range", "\"another\""));

    assertArrayEquals(content, whole.expect(200).body());
  }

  @Test
  void whatIsKnownIsNotSentAgain() {
    assertEquals(304, get(name, Map.of("If-None-Match", '"' + sha256 + '"')).status());
  }

  @Test
  void aPartBehindTheEndIsRefused() {
    Answer refused = get(name, Map.of("Range", "bytes=" + content.length + "-"));

    assertEquals(416, refused.status());
    assertEquals("bytes */" + content.length, refused.header("Content-Range").orElseThrow());
  }

  /** Whatever the manifest does not have is not there, wherever it may lie. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-file",
        "npuc-manifest.json",
        "..%2f..%2fnpuc.db",
        "a/../%2e%2e/npuc.db",
        "%2fetc%2fpasswd",
        "a%00b"
      })
  void onlyWhatWasPublishedIsSent(String path) {
    get(path, Map.of()).expectProblem(404, "NotFound");
  }

  @Test
  void aFileOfAnotherSizeIsNotSentUnderItsName() throws IOException {
    Files.writeString(place, "somebody changed it");

    get(name, Map.of()).expectProblem(409, "OutputsExpired");
  }

  @Test
  void aFileThatIsGoneIsTold() throws IOException {
    Files.delete(place);

    get(name, Map.of()).expectProblem(409, "OutputsExpired");
  }

  @Test
  void whatIsNotPublishedHasNoFiles() {
    service
        .get("/v1/compilations/c-01kaxf9a2b3c4d5e6f7g8h9j0k/files/" + name)
        .expectProblem(404, "NotFound");
  }

  private Answer get(String path, Map<String, String> headers) {
    return service.send("GET", files + path, headers, NOTHING);
  }
}
