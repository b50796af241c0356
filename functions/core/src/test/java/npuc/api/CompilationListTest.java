package npuc.api;

import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import npuc.api.http.ApiRequest;
import npuc.api.http.Route;
import npuc.application.Application;
import npuc.application.Ports;
import npuc.caller.Access;
import npuc.compilation.CompilationStore;
import npuc.compilation.Specs;
import npuc.id.TestIds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of compilations: pages, filters, order. */
class CompilationListTest {
  private static final int ALL = 6;

  private final MemoryApi api = new MemoryApi();
  private List<String> newestFirst = List.of();

  /** Three are for RNGD, every second one. */
  @BeforeEach
  void putCompilations() {
    newestFirst =
        IntStream.rangeClosed(1, ALL)
            .mapToObj(n -> api.registered(n, n % 2 == 0 ? Specs.ETHOS_U : Specs.RNGD))
            .toList()
            .reversed();
  }

  @Test
  void theNewestComesFirst() {
    assertEquals(newestFirst, list("").ids());
    assertEquals(newestFirst, list("?order=desc").ids());
    assertEquals(newestFirst.reversed(), list("?order=asc").ids());
  }

  /** A page of 100 is read every few seconds by everyone who looks at it. */
  @Test
  void anEntryHasAboutAKilobyte() {
    int one = list("?limit=1").body().length;

    assertTrue(one < 1_600, () -> one + " bytes");
  }

  /** Compilations that an entry is equal to were looked up for each of them. */
  @Test
  void aPageIsReadAtOnceHoweverManyEntriesItHas() {
    var calls = new ArrayList<String>();
    CompilationStore counted =
        (CompilationStore)
            Proxy.newProxyInstance(
                CompilationStore.class.getClassLoader(),
                new Class<?>[] {CompilationStore.class},
                (_, method, arguments) -> {
                  calls.add(method.getName());
                  return method.invoke(api.service.records, arguments);
                });
    var application = new Application(reading(counted), Access.DEFAULT);

    application.compilations().answer(Route.Compilations.COMPILATIONS, request());

    assertEquals(List.of("list"), calls);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 7})
  void pagesTogetherAreTheWholeListAndTheLastHasNoToken(int limit) {
    var seen = new ArrayList<String>();
    Answer page = list("?limit=" + limit);
    int pages = 1;
    while (!page.json().get("nextPageToken").isNull()) {
      seen.addAll(page.ids());
      page = list("?limit=" + limit + following(page));
      pages++;
    }
    seen.addAll(page.ids());

    assertEquals(newestFirst, seen);
    assertEquals(Math.ceilDiv(ALL, limit), pages);
  }

  @Test
  void whatIsCreatedOrDeletedBetweenPagesLosesAndRepeatsNothing() {
    Answer first = list("?limit=2");
    api.registered(ALL + 1, Specs.ETHOS_U);
    api.delete("/v1/compilations/" + newestFirst.get(1)).expect(204);

    assertEquals(newestFirst.subList(2, 4), list("?limit=2" + following(first)).ids());
  }

  @Test
  void filtersGoTogether() {
    String hash = Specs.RNGD.optionsHash().value();
    List<String> rngd = List.of(newestFirst.get(1), newestFirst.get(3), newestFirst.get(5));
    String middle = api.compilation(newestFirst.get(2)).text("createdAt");

    assertEquals(rngd, list("?hash=" + hash.substring(0, 12)).ids());
    assertEquals(rngd, list("?platform=rngd&hash=" + hash).ids());
    assertEquals(List.of(), list("?platform=ethos-u&hash=" + hash).ids());
    assertEquals(newestFirst, list("?phase=Registered,Failed").ids());
    assertEquals(newestFirst, list("?phase=Registered&phase=Failed").ids());
    assertEquals(List.of(), list("?phase=Failed").ids());
    assertEquals(List.of(), list("?hash=" + hash + "&phase=Stopped").ids());
    assertEquals(newestFirst.subList(0, 2), list("?createdAfter=" + middle).ids());
    assertEquals(newestFirst.subList(3, ALL), list("?createdBefore=" + middle).ids());
  }

  @ParameterizedTest
  @CsvSource({
    "limit, ?limit=0",
    "limit, ?limit=101",
    "limit, ?limit=-1",
    "limit, ?limit=ten",
    "limit, ?limit=",
    "limit, '?limit=1&limit=2'",
    "phase, ?phase=running",
    "phase, ?phase=",
    "platform, ?platform=%2e%2e",
    "hash, ?hash=XYZ",
    "createdAfter, ?createdAfter=yesterday",
    "createdBefore, ?createdBefore=2026-13-01T00:00:00Z",
    "order, ?order=random",
    "dryrun, ?dryrun=true"
  })
  void aWrongQueryIsRefused(String field, String query) {
    list(query).expectViolations(field);
  }

  @Test
  void everythingWrongWithAQueryIsSaidAtOnce() {
    list("?phase=x&platform=A&hash=-&createdAfter=x&order=x")
        .expectViolations("phase", "platform", "hash", "createdAfter", "order");
  }

  private Answer list(String query) {
    return api.get(VERSION + "/compilations" + query);
  }

  private Ports reading(CompilationStore store) {
    Ports ports = api.service.ports(api.volumes, new TestIds());
    return new Ports(
        store,
        ports.requests(),
        ports.tokens(),
        ports.registry(),
        ports.outerRegistries(),
        ports.volumes(),
        ports.sources(),
        ports.sourceSettings(),
        ports.uploads(),
        ports.toolchains(),
        ports.machine(),
        ports.onnx(),
        ports.workflow(),
        ports.runner(),
        ports.logs(),
        ports.secrets(),
        ports.events(),
        ports.measurements(),
        ports.ids(),
        ports.clock());
  }

  private static ApiRequest request() {
    return new ApiRequest(
        Route.Compilations.COMPILATIONS,
        Map.of("model", TestIds.model(1).toString(), "version", TestIds.version(1).toString()),
        Map.of(),
        Map.of(),
        new byte[0],
        MemoryApi.KIM,
        new TestIds().next());
  }

  private static String following(Answer page) {
    return "&pageToken=" + page.text("nextPageToken");
  }
}
