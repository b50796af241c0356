package npuc.api.http;

import java.util.List;
import java.util.Locale;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.refusal.Violation;

/** A refusal as application/problem+json (RFC 9457). */
record Problem(
    String type, String title, int status, String code, String detail, List<Violation> violations) {
  static Problem of(Refusal refusal) {
    RefusalCode code = refusal.code();
    return new Problem(
        "about:blank",
        title(code.code()),
        code.status(),
        code.code(),
        refusal.message(),
        refusal.violations());
  }

  /** The code in words: {@code StillActive} is titled "Still active". */
  private static String title(String code) {
    String words = code.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }
}
