package npuc.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import npuc.compilation.Phase;
import npuc.id.TestIds;
import npuc.paging.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueryCheckTest {
  private final List<ApiRequest> answered = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dryrun | true | dryrun | is not a parameter of this route; known are dryRun
          dryRun | yes | dryRun | must be true or false
          dryRun | '' | dryRun | must be true or false
          """)
  void aBadQueryIsRefusedBeforeAnythingIsDone(
      String name, String value, String field, String message) {
    ApiResponse response = answer(Route.Compilations.CREATE_COMPILATION, Map.of(name, value));

    assertEquals(List.of(field + " " + message), violations(response));
    assertEquals(List.of(), answered);
  }

  @Test
  void everythingThatIsWrongWithAQueryIsToldAtOnce() {
    Map<String, String> query =
        Map.of(
            "phase", "Running,Sleeping",
            "hash", "XYZ",
            "createdAfter", "yesterday",
            "order", "up",
            "limit", "101",
            "page", "2");

    ApiResponse response = answer(Route.Compilations.COMPILATIONS, query);

    assertEquals(
        List.of("page", "phase", "hash", "createdAfter", "order", "limit"),
        violations(response).stream().map(one -> one.split(" ", 2)[0]).toList());
    assertEquals(List.of(), answered);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "101", "1000", "007", "1.5", "x", "''", "99999999999999999999"})
  void aLimitOfAPageIsAWholeNumberFrom1To100(String limit) {
    assertEquals(
        List.of("limit must be a whole number from 1 to 100"),
        violations(answer(Route.Registry.MODELS, Map.of("limit", limit))));
  }

  @ParameterizedTest
  @CsvSource({"limit, 0", "limit, 1048577", "offset, -1", "offset, 1e3", "plain, 1"})
  void aLogIsAskedForInWholeBytes(String name, String value) {
    assertEquals(1, violations(answer(Route.Logs.LOG, Map.of(name, value))).size());
  }

  @Test
  void whatAQuerySaysIsReadAsItWasChecked() {
    Map<String, String> query = Map.of("phase", "Failed,Running,Failed", "order", "asc");

    ApiResponse response = answer(Route.Compilations.COMPILATIONS, query);

    assertEquals(204, response.status());
    ApiRequest request = answered.getFirst();
    assertEquals(
        Set.of(Phase.FAILED, Phase.RUNNING), request.query(QueryParameter.PHASE).orElseThrow());
    assertEquals(Order.OLDEST_FIRST, request.query(QueryParameter.ORDER).orElseThrow());
    assertTrue(request.query(QueryParameter.LIMIT).isEmpty());
  }

  private <R extends Route> ApiResponse answer(R route, Map<String, String> query) {
    Endpoints<R> endpoints =
        (same, request) -> {
          answered.add(request);
          return ApiResponse.noContent();
        };
    var request =
        new ApiRequest(route, Map.of(), query, Map.of(), new byte[0], TestIds.artifact(1).ulid());
    return new QueryCheck<>(endpoints).answer(route, request);
  }

  private static List<String> violations(ApiResponse response) {
    Stream<JsonNode> violations =
        JsonMapper.shared().readTree(response.body()).get("violations").valueStream();
    return violations
        .map(one -> one.get("field").asString() + " " + one.get("message").asString())
        .toList();
  }
}
