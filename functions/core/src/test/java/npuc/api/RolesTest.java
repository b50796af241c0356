package npuc.api;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import npuc.api.http.Route;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;
import npuc.compilation.Compilations;
import npuc.compilation.StoredCompilations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller may do, by the role it has and by what it created. */
class RolesTest {
  private static final Access OWNERS_ONLY =
      new Access(Optional.empty(), Access.DEFAULT.roleWords(), true);

  /** What tells how to write, or who there is. */
  private static final Set<Route> ADMIN_READS = Set.of(Route.Uploads.UPLOAD, Route.Tokens.TOKENS);

  @ParameterizedTest
  @MethodSource("npuc.api.http.Route#all")
  void aRouteIsForItsRoleAndThoseAboveIt(Route route) {
    MemoryApi api = MemoryApi.with(Compilations.failedInCompile());
    for (Optional<Role> role :
        Stream.concat(Stream.of(Optional.<Role>empty()), Stream.of(Role.values()).map(Optional::of))
            .toList()) {
      var caller = new Caller(Compilations.OTHER, role);
      boolean may = route.role().map(caller::may).orElse(true);

      Answer answer = api.as(caller).send(route.method(), path(route), Map.of(), new byte[0]);

      assertEquals(may, answer.status() != 403, answer::toString);
      if (!may) {
        answer.expectProblem(403, "Forbidden");
        String needed = route.role().orElseThrow().word();
        assertTrue(answer.text("detail").contains("the role " + needed), answer::toString);
      }
    }
  }

  @Test
  void readingIsForReadersCompilingForCompilersTheRestForAdmins() {
    for (Route route : Route.all()) {
      boolean isForAdmins =
          route instanceof Route.Registry
              || route instanceof Route.Uploads
              || route instanceof Route.Tokens
              || route instanceof Route.Webhooks;
      Optional<Role> expected =
          switch (route.method()) {
            case "GET" ->
                Optional.of(
                        ADMIN_READS.contains(route) || route instanceof Route.Webhooks
                            ? Role.ADMIN
                            : Role.READ)
                    .filter(_ -> route != Route.Platforms.HEALTH);
            case "DELETE" -> Optional.of(Role.ADMIN);
            default -> Optional.of(isForAdmins ? Role.ADMIN : Role.COMPILE);
          };
      assertEquals(expected, route.role(), route::key);
    }
  }

  @Test
  void whoMayNotIsToldNothingOfWhatIsWrongWithTheRequest() {
    MemoryApi api = new MemoryApi().as(reader(Compilations.OTHER));

    Answer answer = api.post(VERSION + "/compilations?dryrun=1", Map.of("platform", "none"));

    answer.expectProblem(403, "Forbidden");
  }

  @Test
  void whoMayNotStopIsRefusedAndNothingIsStopped() {
    MemoryApi api = MemoryApi.with(Compilations.compileRunning());

    api.as(reader(Compilations.CREATOR))
        .post(COMPILATION + "/stop")
        .expectProblem(403, "Forbidden");

    assertEquals(Compilations.compileRunning(), api.service.stored());
  }

  @Test
  void aCompilerStopsAndRetriesWhatOthersCreatedUnlessOnlyOwnersMay() {
    MemoryApi api = MemoryApi.with(Compilations.failedInCompile());
    api.as(compiler(Compilations.OTHER));

    api.post(COMPILATION + "/steps/compile/retry").expect(202);
    api.post(COMPILATION + "/stop").expect(202);
    api.delete(COMPILATION).expectProblem(403, "Forbidden");
  }

  @Test
  void whereOnlyOwnersMayAnotherCompilerNeitherStopsNorDeletes() {
    var api = new MemoryApi(OWNERS_ONLY);
    api.service.with(Compilations.pending());
    api.as(compiler(Compilations.OTHER));

    api.post(COMPILATION + "/stop").expectProblem(403, "Forbidden");
    api.delete(COMPILATION).expectProblem(403, "Forbidden");
    api.delete(COMPILATION + "?stop=true").expectProblem(403, "Forbidden");

    assertEquals(Compilations.pending(), api.service.stored());
  }

  @Test
  void whereOnlyOwnersMayTheCreatorStopsAndDeletes() {
    var api = new MemoryApi(OWNERS_ONLY);
    api.service.with(Compilations.pending());
    api.as(compiler(Compilations.CREATOR));

    api.post(COMPILATION + "/stop").expect(202);
    api.delete(COMPILATION).expect(204);
    api.delete(COMPILATION).expectProblem(404, "NotFound");
  }

  @Test
  void whereOnlyOwnersMayAnAdminEndsWhatNobodyIsKnownToHaveCreated() {
    var api = new MemoryApi(OWNERS_ONLY);
    api.service.with(StoredCompilations.withoutCreator(Compilations.pending()));

    api.as(compiler(Caller.UNKNOWN.name())).post(COMPILATION + "/stop").expect(403);
    api.as(MemoryApi.KIM).delete(COMPILATION + "?stop=true").expect(204);
  }

  private static String path(Route route) {
    return route
        .template()
        .replace("/v1/models/{model}/versions/{version}", VERSION)
        .replace("/v1/models/{model}", MemoryApi.MODEL)
        .replace("/v1/compilations/{id}", COMPILATION)
        .replace("{step}", "compile")
        .replace("{n}", "1");
  }

  private static Caller reader(CallerName name) {
    return new Caller(name, Optional.of(Role.READ));
  }

  private static Caller compiler(CallerName name) {
    return new Caller(name, Optional.of(Role.COMPILE));
  }
}
