package npuc.api;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import npuc.compilation.Compilations;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who asks again and again is told in a line that nothing changed. */
class ConditionalRequestTest {
  private static final String LIST = VERSION + "/compilations";

  private final MemoryApi api =
      MemoryApi.with(
          Compilations.running(
              Compilations.submitted(Compilations.pending(), StepName.COMPILE), StepName.COMPILE));

  static List<String> targets() {
    return List.of(COMPILATION, COMPILATION + "/history", LIST);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatDidNotChangeIsNotSentAgain(String target) {
    String tag = tag(target);

    Answer again = ask(target, tag).expect(304);

    assertEquals(0, again.body().length);
    assertEquals(tag, again.header("ETag").orElseThrow());
    assertEquals("private, no-cache", again.header("Cache-Control").orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatChangedIsSent(String target) {
    String tag = tag(target);
    api.post(COMPILATION + "/stop").expect(202);

    Answer changed = ask(target, tag).expect(200);

    assertNotEquals(tag, changed.header("ETag").orElseThrow());
  }

  @Test
  void timeAloneIsNoChange() {
    String tag = tag(COMPILATION);
    api.service.clock.advance(Duration.ofSeconds(90));

    ask(COMPILATION, tag).expect(304);
  }

  /** It is named in the answer without a change of the compilation itself. */
  @Test
  void anEqualCompilationThatComesIsAChange() {
    api.registered(1, Specs.ETHOS_U);
    String tag = tag(COMPILATION);
    api.registered(2, Specs.ETHOS_U);

    ask(COMPILATION, tag).expect(200);
  }

  @Test
  void aPageHasAnotherTagWhenSomethingFollowsIt() {
    String alone = tag(LIST + "?limit=1");
    api.registered(2, Specs.ETHOS_U);

    assertNotEquals(alone, tag(LIST + "?limit=1"));
  }

  private String tag(String target) {
    return api.get(target).expect(200).header("ETag").orElseThrow();
  }

  private Answer ask(String target, String tag) {
    return api.send("GET", target, Map.of("If-None-Match", tag), new byte[0]);
  }
}
