package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import npuc.compilation.Compilations;
import npuc.compilation.Specs;
import npuc.id.TestIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two compilations beside each other. */
class ComparisonTest {
  private static final String DIFF = "/v1/compilations/diff";

  private final MemoryApi api = new MemoryApi();

  @Test
  void tellsWhatDiffersAndBetweenWhich() {
    String a = api.registered(1, Specs.ETHOS_U);
    String b = api.registered(2, Specs.RNGD);
    api.patch("/v1/compilations/" + a, "{\"name\":\"one\"}").expect(200);

    JsonNode found = api.get(DIFF + "?a=" + a + "&b=" + b).expect(200).json();

    assertEquals(a, found.at("/a/id").asString());
    assertEquals("one", found.at("/a/name").asString());
    assertEquals("rngd", found.at("/b/platform").asString());
    assertFalse(found.get("same").booleanValue());
    assertEquals("toolchain", found.at("/differences/0/section").asString());
    assertEquals("/platform", found.at("/differences/0/path").asString());
    assertEquals("ethos-u", found.at("/differences/0/a").asString());
  }

  @Test
  void twoOfTheSameAreTheSame() {
    String a = api.registered(1, Specs.ETHOS_U);
    String b = api.registered(2, Specs.ETHOS_U);

    assertTrue(api.get(DIFF + "?a=" + a + "&b=" + b).expect(200).json().get("same").booleanValue());
    assertEquals(0, api.get(DIFF + "?a=" + a + "&b=" + a).json().get("differences").size());
  }

  @Test
  void whatIsNotThereIsNamed() {
    String a = api.registered(1, Specs.ETHOS_U);
    String gone = TestIds.compilation(9).toString();

    Answer answer = api.get(DIFF + "?a=" + a + "&b=" + gone).expectProblem(404, "NotFound");

    assertTrue(answer.text("detail").contains(gone), answer::toString);
  }

  @ParameterizedTest
  @CsvSource({"?a=x&b=y, a b", "'', a b", "?a=c-01m8997ef80000000000000001, b", "?c=1, c"})
  void twoAreNeeded(String query, String fields) {
    api.get(DIFF + query).expectViolations(fields.split(" "));
  }

  /** The word is no id: what is done to one compilation can't be done to it. */
  @Test
  void theWordIsNotTakenForACompilation() {
    api.service.with(Compilations.registered());

    api.delete(DIFF).expectProblem(404, "NotFound");
    api.patch(DIFF, "{}").expectProblem(404, "NotFound");
  }
}
