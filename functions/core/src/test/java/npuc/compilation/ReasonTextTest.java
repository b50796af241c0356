package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReasonTextTest {
  @Test
  void controlCharactersOfAJobDoNotReachTheRecord() {
    var reason =
        new Reason(ReasonCode.COMPILER_FAILED, "red \u001b[31m bell \u0007 half \ud800 end");

    assertEquals("red \ufffd[31m bell \ufffd half \ufffd end", reason.message());
  }

  @Test
  void linesAndAnyLanguageAreKept() {
    var reason = new Reason(ReasonCode.COMPILER_FAILED, "첫째\nsecond 😀");

    assertEquals("첫째\nsecond 😀", reason.message());
  }
}
