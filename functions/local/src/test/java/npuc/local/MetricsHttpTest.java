package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import npuc.Eventually;
import npuc.local.prometheus.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Prometheus server reads of a running service. */
class MetricsHttpTest {
  @TempDir private Path folder;

  @Test
  void aCompilationIsCountedInEachPhaseThatItCameTo() throws IOException {
    try (var service = RunningService.start(folder)) {
      service.ended(service.compile(service.tinyVersion()).expect(201).text("id"));

      Page page = page(service);
      for (String phase : List.of("Pending", "Running", "Succeeded", "Registered")) {
        String labels = "{phase=\"" + phase + "\",platform=\"ethos-u\"}";
        assertEquals(1, page.value("npuc_compilations_total" + labels));
      }
      for (String seconds : List.of("queue", "compile", "verify")) {
        assertEquals(1, page.value("npuc_" + seconds + "_seconds_count{platform=\"ethos-u\"}"));
      }
      assertTrue(page.value("jvm_memory_used_bytes{area=\"heap\"}") > 0);
      assertEquals(0, page.value("npuc_jobs_running"));
      assertEquals(0, page.value("npuc_jobs_waiting"));
    }
  }

  @Test
  void requestsAreCountedByRouteAndStatusAndNeverByTheirPath() throws IOException {
    try (var service = RunningService.start(folder)) {
      service.get("/v1/models/m-00000000000000000000000000");
      raw(service, "DELETE /nothing HTTP/1.1\r\nHost: localhost\r\n");

      Page page =
          Eventually.see("both", () -> page(service), now -> now.text().contains("\"other\""));
      assertEquals(
          1,
          page.value(
              "npuc_http_request_seconds_count{route=\"GET /v1/models/{model}\",status=\"404\"}"));
      assertEquals(
          1, page.value("npuc_http_request_seconds_count{route=\"other\",status=\"404\"}"));
      assertFalse(page.text().contains("m-0000"), page.text());
    }
  }

  @Test
  void aPageOfAnotherHostNameIsRefused() throws IOException {
    try (var service = RunningService.start(folder)) {
      String answer = raw(service, "GET /metrics HTTP/1.1\r\nHost: evil.example\r\n");

      assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
    }
  }

  private static Page page(RunningService service) {
    String answer = raw(service, "GET /metrics HTTP/1.1\r\nHost: localhost\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    return new Page(answer);
  }

  private static String raw(RunningService service, String head) {
    return RawHttp.send(service.url(), head + "Connection: close\r\n\r\n");
  }
}
