package npuc.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What an input holds came back whole, however long it was. */
class EchoTest {
  private static final String LONG = "x".repeat(10_000);

  @Test
  void whatIsQuotedOfAnInputIsCut() {
    var violation = new Violation(LONG, LONG);

    assertEquals(300, violation.field().length());
    assertEquals(2_000, violation.message().length());
  }

  @Test
  void aNameThatIsNotFoundIsCut() {
    assertEquals(
        "There is no model " + "x".repeat(199) + "\u2026.",
        Refusal.notFound("model", LONG).message());
  }
}
