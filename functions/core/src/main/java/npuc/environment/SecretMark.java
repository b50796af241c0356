package npuc.environment;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A comment of a {@code .env} file that says whether a variable is a secret: {@code # secret} or
 * {@code # not secret}, or {@code # @sensitive} and {@code # @sensitive=false} as @env-spec (the
 * form that varlock reads) has them.
 */
final class SecretMark {
  private static final Map<String, Boolean> MARKS =
      Map.of(
          "secret", true,
          "not secret", false,
          "@sensitive", true,
          "@sensitive=true", true,
          "@sensitive=false", false);

  private SecretMark() {}

  /** What the text behind the {@code #} says; nothing if it says anything else too. */
  static Optional<Boolean> of(String comment) {
    return Optional.ofNullable(MARKS.get(comment.strip().toLowerCase(Locale.ROOT)));
  }
}
