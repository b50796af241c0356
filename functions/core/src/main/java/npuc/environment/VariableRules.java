package npuc.environment;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

/** What one variable may be called and hold. No message repeats the name or the value. */
final class VariableRules {
  static final int MAX_NAME = 256;
  static final int MAX_NAMES = 100;
  static final int MAX_BYTES = 32 * 1024;
  static final Fault TOO_LARGE =
      Fault.of(
              ViolationCode.TOO_LONG,
              "names and values together must be at most {max} bytes of UTF-8")
          .with("max", MAX_BYTES)
          .with("unit", "bytes");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private VariableRules() {}

  /** What is wrong with the form of a name: POSIX letters, digits and _, at most 256 of them. */
  static Optional<Fault> malformed(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of(
          Fault.of(
                  ViolationCode.WRONG_FORM,
                  "must consist of A-Z, a-z, 0-9 and _, and must not begin with a digit")
              .with("pattern", NAME.pattern()));
    }
    return name.length() > MAX_NAME ? Optional.of(tooLong()) : Optional.empty();
  }

  /** What is wrong with a name: its form, or that the job needs it for itself. */
  static Optional<Fault> wrongName(String name) {
    return malformed(name).or(() -> ReservedNames.reason(name));
  }

  /** What is wrong with a value: an operating system takes no NUL, UTF-8 no half character. */
  static Optional<Fault> wrongValue(String value) {
    if (value.indexOf('\0') >= 0) {
      return Optional.of(forbidden("NUL", "must not contain a NUL character"));
    }
    return StandardCharsets.UTF_8.newEncoder().canEncode(value)
        ? Optional.empty()
        : Optional.of(forbidden("surrogate", "must not contain half of a surrogate pair"));
  }

  private static Fault tooLong() {
    return Fault.of(ViolationCode.TOO_LONG, "must be at most {max} characters long")
        .with("max", MAX_NAME)
        .with("unit", "characters");
  }

  private static Fault forbidden(String character, String form) {
    return Fault.of(ViolationCode.FORBIDDEN_CHARACTER, form).with("character", character);
  }

  /** Bytes of UTF-8 that a variable takes. */
  static int bytes(String name, String value) {
    return (name + value).getBytes(StandardCharsets.UTF_8).length;
  }
}
