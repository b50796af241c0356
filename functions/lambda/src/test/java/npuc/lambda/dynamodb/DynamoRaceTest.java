package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Idempotency;
import npuc.api.http.Route;
import npuc.caller.Caller;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Course;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.compilation.StoredCompilations;
import npuc.id.CompilationId;
import npuc.id.TestIds;
import npuc.id.Ulid;
import npuc.lambda.emulator.MotoDynamoDb;
import npuc.memory.AtOnce;
import npuc.memory.MutableClock;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several functions at once, each with a client of its own: one of them wins. */
class DynamoRaceTest {
  private static final int MANY = 12;
  private static final Compilation PENDING = Compilations.pending();

  private List<Table> tables = List.of();

  @BeforeEach
  void createTable() {
    Table first = TableFixture.create(MotoDynamoDb.client());
    tables =
        IntStream.range(0, MANY)
            .mapToObj(i -> MotoDynamoDb.client())
            .map(client -> new Table(() -> client, first.name()))
            .toList();
  }

  @Test
  void oneIdempotencyKeyCreatesOneCompilation() {
    List<String> answers = atOnce(i -> post(tables.get(i), TestIds.ulid(i)));

    Set<String> stored =
        store(0)
            .list(new Scope.Of(Compilations.VERSION), Filter.ALL, PageRequest.first(100))
            .items()
            .stream()
            .map(compilation -> compilation.id().toString())
            .collect(Collectors.toSet());
    assertEquals(1, stored.size());
    assertEquals(stored, Set.copyOf(answers));
  }

  @Test
  void oneOfManyNextStatesWins() {
    store(0).create(PENDING);
    List<Compilation> nexts =
        IntStream.range(0, MANY)
            .mapToObj(i -> StoredCompilations.seenAt(Course.submitting(PENDING), i))
            .toList();

    List<Boolean> won = atOnce(i -> store(i).replace(nexts.get(i)));

    assertEquals(1, Collections.frequency(won, true));
    assertEquals(Optional.of(nexts.get(won.indexOf(true))), store(0).find(PENDING.id()));
  }

  /** Creates a compilation as the API does, and tells its id. */
  private static String post(Table table, Ulid newId) {
    var store = new DynamoCompilationStore(table, new TestIds());
    var idempotency =
        new Idempotency<Route.Compilations>(
            (route, request) -> {
              var id = new CompilationId(request.newId());
              store.create(Compilations.pending(id));
              return new ApiResponse(201, Map.of(), id.toString().getBytes(StandardCharsets.UTF_8));
            },
            new DynamoIdempotencyStore(table),
            new MutableClock(TestIds.START));
    var headers = Map.of("Idempotency-Key", "one");
    return idempotency
        .answer(
            Route.Compilations.CREATE_COMPILATION,
            new ApiRequest(
                Route.Compilations.CREATE_COMPILATION,
                Map.of(),
                Map.of(),
                headers,
                new byte[0],
                Caller.UNKNOWN,
                newId))
        .text();
  }

  private DynamoCompilationStore store(int client) {
    return new DynamoCompilationStore(tables.get(client), () -> TestIds.ulid(client));
  }

  private static <T> List<T> atOnce(IntFunction<T> call) {
    return AtOnce.call(
        IntStream.range(0, MANY).<Callable<T>>mapToObj(i -> () -> call.apply(i)).toList());
  }
}
