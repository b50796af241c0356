package npuc.environment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A comment of a {@code .env} file that says whether a variable is a secret: {@code # secret} or
 * {@code # not secret}, or {@code # @sensitive} and {@code # @sensitive=false} as @env-spec (the
 * form that varlock reads) has them.
 *
 * <p>What nearly says {@code secret} counts too, such as {@code #Secret!} or {@code # secret: of
 * the team}: nobody notices that it is not hidden. What nearly says the opposite says nothing.
 */
final class SecretMark {
  private static final Set<String> VISIBLE = Set.of("not secret", "@sensitive=false");
  private static final String WORD = "\\P{L}*(?:secrets?|sensitive)";

  /** The word alone, or before a mark that ends what is said. */
  private static final Pattern HIDDEN =
      Pattern.compile(WORD + "(?:\\P{L}*|\\s*[=:;,.!].*|\\s+[-–—].*)");

  private static final Pattern DENIED =
      Pattern.compile(WORD + "\\s*[=:]\\s*(?:false|no|off|0)\\P{L}*");

  private SecretMark() {}

  /** What the text behind the {@code #} says; nothing if it says something else. */
  static Optional<Boolean> of(String comment) {
    String text = comment.strip().toLowerCase(Locale.ROOT);
    if (VISIBLE.contains(text)) {
      return Optional.of(false);
    }
    return HIDDEN.matcher(text).matches() && !DENIED.matcher(text).matches()
        ? Optional.of(true)
        : Optional.empty();
  }
}
