package npuc.api.http;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import npuc.api.Answer;
import npuc.api.MemoryApi;
import npuc.compilation.Compilations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that say what their route does not know. */
class QueryCheckTest {
  private final MemoryApi api = MemoryApi.with(Compilations.compileRunning());

  @ParameterizedTest
  @CsvSource({
    "/v1/models?x=1, x",
    "/healthz?limit=1, limit",
    "/v1/version?a, a",
    "/v1/models?%00=1, '\u0000'"
  })
  void aParameterThatTheRouteDoesNotKnowIsRefused(String target, String name) {
    api.get(target).expectViolations(name);
  }

  @Test
  void aParameterThatIsUnknownIsToldWithThoseThatAreWrong() {
    for (String target :
        List.of(
            VERSION + "/compilations",
            VERSION + "/artifacts",
            COMPILATION + "/steps/compile/attempts/1/log")) {
      api.get(target + "?colour=1&limit=0").expectViolations("colour", "limit");
    }
  }

  @Test
  void aMistypedDryRunCreatesNothing() {
    var body = Map.of("platform", "ethos-u");

    api.post(VERSION + "/compilations?dryrun=true", body).expectViolations("dryrun");
    api.post(VERSION + "/compilations?dryRun=yes", body).expectViolations("dryRun");

    assertEquals(1, api.count(VERSION));
  }

  @Test
  void aMistypedStopDeletesNothing() {
    api.delete(COMPILATION + "?stop=yes").expectViolations("stop");

    assertEquals("Running", api.get(COMPILATION).expect(200).phase());
  }

  @Test
  void everythingThatIsWrongWithAQueryIsToldAtOnce() {
    api.get(
            VERSION
                + "/compilations?phase=Running,Sleeping&hash=XYZ&createdAfter=yesterday&order=up"
                + "&limit=101&page=2")
        .expectViolations("phase", "hash", "createdAfter", "order", "limit", "page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "1000", "007", "1.5", "x", "", "99999999999999999999"})
  void aLimitOfAPageIsAWholeNumberFrom1To100(String limit) {
    api.get("/v1/models?limit=" + limit).expectViolations("limit");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=5&limit=6, must be a whole number from 1 to 100",
    "order=asc&order=asc, must be desc (newest first) or asc",
    "pageToken=a&pageToken=b, must be a nextPageToken"
  })
  void aParameterThatIsRepeatedIsCalledSo(String query, String otherwise) {
    Answer answer = api.get(VERSION + "/compilations?" + query);

    answer.expectViolations(query.split("=", 2)[0]);
    assertTrue(
        answer.violations().contains("must stand there once, with one value, which " + otherwise),
        answer::violations);
  }

  @Test
  void phasesMayBeRepeated() {
    api.get(VERSION + "/compilations?phase=Running&phase=Failed").expect(200);
  }
}
