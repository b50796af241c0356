package npuc.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an input holds came back whole, however long it was. */
class EchoTest {
  private static final String LONG = "x".repeat(10_000);

  @Test
  void whatIsQuotedOfAnInputIsCut() {
    var violation = new Violation(LONG, Fault.of(ViolationCode.BLANK, LONG));

    assertEquals(300, violation.field().length());
    assertEquals(2_000, violation.message().length());
  }

  @Test
  void aNameThatIsNotFoundIsCut() {
    assertEquals(
        "There is no model " + "x".repeat(199) + "\u2026.",
        Refusal.notFound("model", LONG).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x"})
  void whatIsCutBetweenTheHalvesOfACharacterCanStillBeSent(String before) {
    String field = new Violation(before + "\ud83e\udd99".repeat(400), Fault.BLANK).field();

    assertEquals(field, new String(field.getBytes(UTF_8), UTF_8));
  }
}
