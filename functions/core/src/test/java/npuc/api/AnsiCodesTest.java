package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsiCodesTest {

  /** In these, ^ is ESC, # is BEL and | a line break. */
  @ParameterizedTest
  @CsvSource({
    "a^[31mred^[0mb, aredb",
    "a^]0;title#b, ab",
    "a^]8;;http://x^\\link^]8;;^\\b, alinkb",
    "a^Mb, ab",
    "a^]0;title|the rest#, a^]0;title|the rest#",
    "a^]0;title, a^]0;title",
    "a^[31, a^[31",
  })
  void onlyCompleteSequencesGo(String log, String plain) {
    assertEquals(plain, shown(new String(AnsiCodes.remove(bytes(log)), StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @CsvSource({
    "a^[31mb, 7",
    "a^[31, 1",
    "a^, 1",
    "a^], 1",
    "a^]0;title, 1",
    "a^]0;title^, 1",
    "a^]0;title#, 11",
    "a^]0;title|b, 12",
    "a^x, 3",
  })
  void aSequenceThatMayGoOnIsNotWhole(String log, int whole) {
    assertEquals(whole, AnsiCodes.whole(bytes(log)));
  }

  private static byte[] bytes(String log) {
    String text = log.replace('^', '\u001b').replace('#', '\u0007').replace('|', '\n');
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String shown(String text) {
    return text.replace('\u001b', '^').replace('\u0007', '#').replace('\n', '|');
  }
}
