package npuc.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import npuc.refusal.Held;
import npuc.refusal.Holder;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.refusal.Violation;

/**
 * A refusal as application/problem+json (RFC 9457).
 *
 * @param heldBy of {@code Held} only; no other problem has this member
 * @param heldCount the same
 */
record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    List<Violation> violations,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<Holder>> heldBy,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> heldCount) {
  static Problem of(Refusal refusal) {
    RefusalCode code = refusal.code();
    return new Problem(
        "about:blank",
        title(code.code()),
        code.status(),
        code.code(),
        refusal.message(),
        refusal.violations(),
        refusal.held().map(Held::by),
        refusal.held().map(Held::count));
  }

  /** The code in words: {@code StillActive} is titled "Still active". */
  private static String title(String code) {
    String words = code.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }
}
