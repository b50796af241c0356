package npuc.handler;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cause of a function's error as Lambda tells it: {@code {"errorMessage":"...",
 * "errorType":"...","stackTrace":[...]}}, which may be cut anywhere.
 */
final class FunctionError {
  private static final Pattern MESSAGE =
      Pattern.compile("\\{\\s*\"errorMessage\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*+)");

  private FunctionError() {}

  /** The words of a cause that are for people: what the function said, without its stack trace. */
  static String words(String cause) {
    Matcher told = MESSAGE.matcher(cause);
    return told.find() ? cause.substring(0, told.start()) + text(told.group(1)) : cause;
  }

  private static String text(String begun) {
    try {
      return JsonMapper.shared().readTree(begun + '"').asString();
    } catch (JacksonException cutInAnEscape) {
      return begun.substring(1);
    }
  }
}
