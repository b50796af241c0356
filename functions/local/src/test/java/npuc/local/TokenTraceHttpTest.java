package npuc.local;

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
import npuc.local.admin.AdminRun;
import npuc.token.TokenText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where access tokens leave no trace, whatever is done with them. */
class TokenTraceHttpTest {
  @TempDir private Path folder;
  private RunningService service;
  private String admin = "";

  @BeforeEach
  void startTheService() throws IOException {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    service = RunningService.start(folder, home, Map.of("NPUC_ACCESS", "tokens"));
    admin = AdminRun.on(service.data(), "token create --name kim --role admin").out();
  }

  @AfterEach
  void endTheService() {
    service.close();
  }

  @Test
  void noLogAndNoFileHoldsOne() throws IOException {
    try (var access = new LogLines("npuc.access");
        var audit = new LogLines("npuc.audit")) {
      Answer created =
          send(
              "POST",
              "/v1/tokens",
              Map.of(
                  "Authorization",
                  "Bearer " + admin,
                  "Content-Type",
                  "application/json",
                  "Idempotency-Key",
                  "once"),
              "{\"name\":\"secret\",\"role\":\"admin\"}");
      String text = created.expect(201).text("token");
      send("GET", "/v1/models/" + text + "?q=" + text, "Bearer " + text).expect(422);
      send("DELETE", "/v1/tokens/" + text, "Bearer " + text).expect(404);
      String rest = text.substring(TokenText.PREFIX.length());
      send("GET", "/v1/models/npuc%5f" + rest, "Bearer " + text).expect(404);
      send("GET", "/v1/models/%4ePUC_" + rest, "Bearer " + text).expect(404);
      Eventually.see("five lines", access::lines, lines -> lines.size() >= 5);

      for (String secret : List.of(rest, admin)) {
        assertFalse(access.lines().toString().contains(secret));
        assertFalse(audit.lines().toString().contains(secret));
        assertFalse(kept().contains(secret));
      }
      assertTrue(kept().contains(TokenText.parse(text).orElseThrow().hash()));
    }
  }

  private String kept() throws IOException {
    var all = new StringBuilder();
    try (Stream<Path> files = Files.walk(service.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private Answer send(String method, String path, String authorization) {
    return send(method, path, Map.of("Authorization", authorization), "");
  }

  private Answer send(String method, String path, Map<String, String> headers, String body) {
    return service.send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
