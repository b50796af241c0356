package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionErrorTest {

  /** People were once shown a stack trace as the reason of a failure. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"errorMessage":"no access, check it","errorType":"a.B","stackTrace":["npuc.X"]} | no access, check it
          {"errorMessage": "it \\"says\\" \\u00e9", "errorType": "a.B"}                   | it "says" é
          For 4 hours nothing was seen: {"errorMessage":"no access","stackTrace":["npuc.X" | For 4 hours nothing was seen: no access
          {"errorMessage":"cut here                                                        | cut here
          {"errorMessage":"cut in an escape \\u00                                          | cut in an escape \\u00
          {"errorType":"a.B"}                                                              | {"errorType":"a.B"}
          The task did not end within 60 seconds                                           | The task did not end within 60 seconds
          ``                                                                               | ``
          """)
  void whatTheFunctionSaidIsToldWithoutItsStackTrace(String cause, String words) {
    assertEquals(words, FunctionError.words(cause));
  }
}
