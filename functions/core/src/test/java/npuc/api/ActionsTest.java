package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be done with a compilation where it stands. */
class ActionsTest {
  private final MemoryApi api = new MemoryApi();

  @ParameterizedTest(name = "{0}")
  @MethodSource("phases")
  void offersWhatCanBeDone(String where, Compilation compilation, String actions) {
    api.service.with(compilation);

    assertEquals(
        actions.replace('\'', '"').replace(" ", ""),
        api.get(MemoryApi.COMPILATION).json().get("actions").toString());
  }

  static Stream<Arguments> phases() {
    String stop = "{'stop': true, 'recompile': false, 'delete': false, 'retry': []}";
    String wait = "{'stop': false, 'recompile': false, 'delete': false, 'retry': []}";
    String publishing = "{'stop': false, 'recompile': true, 'delete': false, 'retry': []}";
    String ended = "{'stop': false, 'recompile': true, 'delete': true, 'retry': []}";
    return Stream.of(
        arguments("pending", Compilations.pending(), stop),
        arguments("running", Compilations.compileRunning(), stop),
        arguments("compiled", Compilations.compiled(), stop),
        arguments("failed in compile", Compilations.failedInCompile(), retrying("compile")),
        arguments("failed in verify", Compilations.failedInVerify(), retrying("verify")),
        arguments("stopping", Compilations.stopping(), wait),
        arguments("stopped", Compilations.stopped(), ended),
        arguments("published", Compilations.published(), publishing),
        arguments("not registered", Compilations.registrationFailed(), ended),
        arguments("registered", Compilations.registered(), ended));
  }

  private static String retrying(String step) {
    return "{'stop': false, 'recompile': true, 'delete': true, 'retry': ['" + step + "']}";
  }
}
