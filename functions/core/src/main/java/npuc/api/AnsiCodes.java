package npuc.api;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Terminal control sequences (ECMA-48) in a log. */
final class AnsiCodes {
  /** CSI sequences such as colours, OSC sequences such as titles, and two-character escapes. */
  private static final Pattern CODE =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b\n]*(?:\u0007|\u001b\\\\)|[@-Z\\\\^_])");

  /** The same sequences at the end, as far as they go. */
  private static final Pattern BEGUN =
      Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*|\\][^\u0007\u001b\n]*\u001b?)?\\z");

  /** Bytes of the longest sequence that is waited for. */
  static final int LONGEST = 4_096;

  private AnsiCodes() {}

  /**
   * How many bytes at the beginning are whole: a sequence that may go on after the last byte is not
   * counted. One that is longer than any real one is text.
   */
  static int whole(byte[] log) {
    int from = Math.max(0, log.length - LONGEST);
    String end = new String(log, from, log.length - from, StandardCharsets.ISO_8859_1);
    Matcher begun = BEGUN.matcher(end);
    return begun.find() ? from + begun.start() : log.length;
  }

  /** The same bytes without the sequences that are complete in them. */
  static byte[] remove(byte[] log) {
    String text = new String(log, StandardCharsets.ISO_8859_1);
    return CODE.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
  }
}
