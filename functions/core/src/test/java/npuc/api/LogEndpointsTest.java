package npuc.api;

import static npuc.memory.MemoryService.COMPILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Route;
import npuc.compilation.Compilations;
import npuc.id.TestIds;
import npuc.job.Jobs;
import npuc.memory.MemoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log without terminal codes that is read in parts of any size, on and on. */
class LogEndpointsTest {
  private static final int ENOUGH = 100;

  private final MemoryService service = new MemoryService().with(Compilations.failedInCompile());
  private final LogEndpoints endpoints =
      new LogEndpoints(service.records, new Jobs(service.cluster, service.logs));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 5_000})
  void comesToItsEndThoughThatIsWithinASequence(int limit) {
    String log = "\u001b[31mred\u001b[0m, then \u001b[3";
    service.logs.store(COMPILE, new ByteArrayInputStream(log.getBytes(StandardCharsets.US_ASCII)));

    var whole = new StringBuilder();
    ApiResponse part = read(0, limit);
    int parts = 1;
    while (header(part, "Npuc-Log-Complete").equals("false") && parts < ENOUGH) {
      whole.append(part.text());
      part = read(Long.parseLong(header(part, "Npuc-Log-Next-Offset")), limit);
      parts++;
    }

    assertTrue(parts < ENOUGH, "it never ends");
    assertEquals("red, then \u001b[3", whole + part.text());
  }

  private static String header(ApiResponse response, String name) {
    return response.headers().getOrDefault(name, "");
  }

  private ApiResponse read(long offset, int limit) {
    return endpoints.answer(
        Route.Logs.LOG,
        new ApiRequest(
            Route.Logs.LOG,
            Map.of("id", Compilations.ID.toString(), "step", "compile", "n", "1"),
            Map.of(
                "plain", "true", "offset", Long.toString(offset), "limit", Integer.toString(limit)),
            Map.of(),
            new byte[0],
            TestIds.artifact(1).ulid()));
  }
}
