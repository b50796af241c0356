package npuc.caller;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a caller: the subject of a token (255 ASCII characters at most, says OpenID Connect
 * Core, section 2), the ARN of an IAM principal (180 for the session of a role; more only for users
 * with a long path), or what a proxy calls its user. It is written into the history, into keys and
 * into logs, so it is one line of visible ASCII, with blanks inside.
 */
public record CallerName(@JsonValue String value) {
  public static final int MAX_LENGTH = 256;

  /** What a name must be, for whoever sent another one. */
  public static final String FORM = "must be 1 to " + MAX_LENGTH + " visible ASCII characters";

  private static final Pattern VISIBLE = Pattern.compile("[!-~](?:[ -~]*[!-~])?");

  @JsonCreator
  public CallerName {
    if (!isName(value)) {
      throw new IllegalArgumentException("not the name of a caller: it " + FORM);
    }
  }

  /** The name; empty when the text can't be one. */
  public static Optional<CallerName> parse(String text) {
    return isName(text) ? Optional.of(new CallerName(text)) : Optional.empty();
  }

  private static boolean isName(String text) {
    return text.length() <= MAX_LENGTH && VISIBLE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
