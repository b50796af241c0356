package npuc.api;

import static npuc.memory.MemoryService.COMPILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import npuc.compilation.Compilations;
import npuc.compilation.StepName;
import npuc.job.Statuses;
import npuc.memory.MemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs in ranges, live and kept, with and without terminal codes. */
class LogEndpointsTest {
  private static final String STEPS = MemoryApi.COMPILATION + "/steps/";
  private static final String LOG = STEPS + "compile/attempts/1/log";
  private static final String COMPLETE = "Npuc-Log-Complete";
  private static final String NEXT = "Npuc-Log-Next-Offset";

  /** More parts than any of these logs has bytes. */
  private static final int ENOUGH = 100;

  private final MemoryApi api = new MemoryApi();

  @Test
  void aLogIsReadOnWhileItsJobRunsAndWhenItIsGone() {
    api.service.running();
    api.service.cluster.print(COMPILE, "waiting\n");
    Answer live = api.get(LOG).expect(200);
    api.service.cluster.print(COMPILE, "done\n");
    api.service.cluster.tell(COMPILE, Statuses.succeeded(api.service.clock.instant()));
    api.service.pollJob.poll(MemoryService.FIRST, StepName.COMPILE);

    Answer rest = api.get(LOG + "?offset=" + header(live, NEXT)).expect(200);

    assertEquals("waiting\n", live.text());
    assertEquals("false", header(live, COMPLETE));
    assertEquals("done\n", rest.text());
    assertEquals("true", header(rest, COMPLETE));
    assertEquals("waiting\ndone\n", api.get(LOG).expect(200).text());
  }

  @Test
  void aRangeMayEndBeforeTheLogAndBeginBehindIt() {
    kept("waiting\n");

    Answer part = api.get(LOG + "?limit=3").expect(200);

    assertEquals("wai", part.text());
    assertEquals("false", header(part, COMPLETE));
    assertEquals("", api.get(LOG + "?offset=999999999").expect(200).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"offset=-1", "offset=x", "limit=0", "limit=1048577", "plain=1"})
  void aRangeThatIsNoneIsRefused(String range) {
    kept("");

    api.get(LOG + "?" + range).expectViolations(range.substring(0, range.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile/attempts/0",
        "compile/attempts/2",
        "compile/attempts/-1",
        "compile/attempts/x",
        "compile/attempts/99999999999",
        "deploy/attempts/1"
      })
  void anAttemptThatIsNotThereIsNotFound(String attempt) {
    kept("");

    api.get(STEPS + attempt + "/log").expectProblem(404, "NotFound");
  }

  @Test
  void coloursCanBeLeftOut() {
    kept("\u001b[31mred\u001b[0m\n");

    assertEquals("\u001b[31mred\u001b[0m\n", api.get(LOG).expect(200).text());
    assertEquals("red\n", api.get(LOG + "?plain=true").expect(200).text());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 5_000})
  void aLogInPartsComesToItsEndThoughThatIsWithinASequence(int limit) {
    kept("\u001b[31mred\u001b[0m, then \u001b[3");
    String range = LOG + "?plain=true&limit=" + limit + "&offset=";

    var whole = new StringBuilder();
    Answer part = api.get(range + 0).expect(200);
    int parts = 1;
    while (header(part, COMPLETE).equals("false") && parts < ENOUGH) {
      whole.append(part.text());
      part = api.get(range + header(part, NEXT)).expect(200);
      parts++;
    }

    assertTrue(parts < ENOUGH, "it never ends");
    assertEquals("red, then \u001b[3", whole + part.text());
  }

  /** The log of an attempt that has ended. */
  private void kept(String log) {
    api.service.with(Compilations.failedInCompile());
    api.service.logs.store(
        COMPILE, new ByteArrayInputStream(log.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String header(Answer answer, String name) {
    return answer.header(name).orElseThrow();
  }
}
