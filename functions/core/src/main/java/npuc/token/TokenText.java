package npuc.token;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.hash.Sha256;

/**
 * An access token as it is sent: {@code npuc_} and 256 random bits in base64url. Whoever has it may
 * do what it may, so neither {@link #toString} nor Jackson gives it away, and only its hash is
 * kept.
 *
 * @param plain the token itself; only to be asked for where it is told to whoever created it
 */
public record TokenText(@JsonIgnore String plain) {
  /** What a program may look for in files that should hold no token. */
  public static final String PREFIX = "npuc_";

  private static final int RANDOM_BYTES = 32;
  private static final String MASK = PREFIX + "***";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final Pattern ANYWHERE =
      Pattern.compile(PREFIX + "[A-Za-z0-9_-]{20,}", Pattern.CASE_INSENSITIVE);

  /** One that nobody can guess. */
  public static TokenText random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new TokenText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token that a text is; empty when it can't be one. */
  public static Optional<TokenText> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new TokenText(text)) : Optional.empty();
  }

  /** A text for a log, without the tokens that somebody wrote where they do not belong. */
  public static String masked(String text) {
    return ANYWHERE.matcher(text).replaceAll(MASK);
  }

  /**
   * What is kept of it, 64 hex characters. Its 256 bits are as random as those of a key, so that a
   * plain SHA-256 is as good as a slow hash of a password.
   */
  public String hash() {
    return Sha256.hex(plain.getBytes(StandardCharsets.US_ASCII));
  }

  @JsonValue
  @Override
  public String toString() {
    return MASK;
  }
}
