package npuc.api;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Terminal control sequences (ECMA-48) in a log. */
final class AnsiCodes {
  /** CSI sequences such as colours, OSC sequences such as titles, and two-character escapes. */
  private static final Pattern CODE =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b\n]*(?:\u0007|\u001b\\\\)|[@-Z\\\\^_])");

  private AnsiCodes() {}

  /** The same bytes without the sequences that are complete in them. */
  static byte[] remove(byte[] log) {
    String text = new String(log, StandardCharsets.ISO_8859_1);
    return CODE.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
  }
}
