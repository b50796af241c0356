package npuc.environment;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one variable may be called and hold. No message repeats the name or the value. */
final class VariableRules {
  static final int MAX_NAME = 256;
  static final int MAX_NAMES = 100;
  static final int MAX_BYTES = 32 * 1024;
  static final String TOO_LARGE =
      "names and values together must be at most " + MAX_BYTES + " bytes of UTF-8";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private VariableRules() {}

  /** What is wrong with the form of a name: POSIX letters, digits and _, at most 256 of them. */
  static Optional<String> malformed(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of("must consist of A-Z, a-z, 0-9 and _, and must not begin with a digit");
    }
    return name.length() > MAX_NAME
        ? Optional.of("must be at most " + MAX_NAME + " characters long")
        : Optional.empty();
  }

  /** What is wrong with a name: its form, or that the job needs it for itself. */
  static Optional<String> wrongName(String name) {
    return malformed(name).or(() -> ReservedNames.reason(name));
  }

  /** What is wrong with a value: an operating system takes no NUL, UTF-8 no half character. */
  static Optional<String> wrongValue(String value) {
    if (value.indexOf('\0') >= 0) {
      return Optional.of("must not contain a NUL character");
    }
    return StandardCharsets.UTF_8.newEncoder().canEncode(value)
        ? Optional.empty()
        : Optional.of("must not contain half of a surrogate pair");
  }

  /** Bytes of UTF-8 that a variable takes. */
  static int bytes(String name, String value) {
    return (name + value).getBytes(StandardCharsets.UTF_8).length;
  }
}
