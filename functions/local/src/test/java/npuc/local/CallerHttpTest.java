package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import npuc.Eventually;
import npuc.LogLines;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls, on one machine: by the header of a proxy, or nobody but this machine. */
class CallerHttpTest {
  @TempDir private static Path folder;
  @AutoClose private static RunningService alone;
  @AutoClose private static RunningService behindAProxy;

  @BeforeAll
  static void startTheServices() throws IOException {
    alone = RunningService.start(folder.resolve("alone"));
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    behindAProxy =
        RunningService.start(
            folder.resolve("proxied"), home, Map.of("NPUC_CALLER_HEADER", "X-Forwarded-User"));
  }

  @Test
  void aHeaderThatNobodyNamedIsNotBelieved() {
    assertEquals("local", createdBy(alone, "X-Forwarded-User", "root"));
  }

  @Test
  void theHeaderThatWasNamedTellsWhoCalls() {
    assertEquals("kim@example.com", createdBy(behindAProxy, "x-forwarded-user", "kim@example.com"));
  }

  @Test
  void whoComesPastTheProxyIsThisMachine() {
    assertEquals("local", createdBy(behindAProxy, "X-Other", "root"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-User: root\r\nX-Forwarded-User: kim",
        "X-Forwarded-User:",
        "X-Forwarded-User: \u0001",
        "X-Forwarded-User: 김"
      })
  void aCallerThatCanNotBeReadIsRefused(String header) {
    String answer = raw(behindAProxy, "GET /v1/models HTTP/1.1", header);

    assertTrue(answer.startsWith("HTTP/1.1 422 "), answer);
    assertTrue(answer.contains("\"field\":\"X-Forwarded-User\""), answer);
  }

  @Test
  void aCallerWithoutAnEndIsRefused() {
    String header = "X-Forwarded-User: " + "k".repeat(257);

    assertTrue(raw(behindAProxy, "GET /healthz HTTP/1.1", header).startsWith("HTTP/1.1 422 "));
  }

  @Test
  void eachRequestLeavesALineWithoutItsQuery() {
    try (var log = new LogLines("npuc.access")) {
      raw(behindAProxy, "GET /v1/models?token=s3cret HTTP/1.1", "X-Forwarded-User: kim");
      raw(
          behindAProxy,
          "GET /v1/nothing HTTP/1.1",
          "X-Forwarded-User: kim\r\nX-Forwarded-User: lee");

      List<String> lines = Eventually.see("two lines", log::lines, seen -> seen.size() >= 2);

      assertTrue(
          lines.contains(
              "{\"caller\":\"kim\",\"method\":\"GET\",\"path\":\"/v1/models\",\"status\":422}"),
          lines::toString);
      assertTrue(
          lines.contains(
              "{\"caller\":\"unknown\",\"method\":\"GET\",\"path\":\"/v1/nothing\",\"status\":422}"),
          lines::toString);
      assertFalse(lines.toString().contains("s3cret"));
    }
  }

  private static String createdBy(RunningService service, String header, String value) {
    String version = service.tinyVersion();
    Answer created =
        service.send(
            "POST",
            version + "/compilations",
            Map.of("Content-Type", "application/json", header, value),
            "{\"platform\":\"ethos-u\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String creator = created.expect(201).text("createdBy");
    assertEquals(1, service.get(version + "/compilations?createdBy=" + creator).ids().size());
    assertEquals(0, service.get(version + "/compilations?createdBy=root").ids().size());
    return creator;
  }

  private static String raw(RunningService service, String line, String header) {
    return RawHttp.send(
        service.url(), line + "\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n");
  }
}
