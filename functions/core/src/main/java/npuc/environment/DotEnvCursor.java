package npuc.environment;

import java.util.Optional;

/** A place in a {@code .env} text, moving forward only. */
final class DotEnvCursor {
  private final String text;
  private int at;
  private int line = 1;

  /** Begins behind the BOM, if there is one; each of CRLF, CR and LF counts as one LF. */
  DotEnvCursor(String text) {
    this.text = text.replaceFirst("^\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Number of the line at this place, from 1. */
  int line() {
    return line;
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean atLineEnd() {
    return atEnd() || text.charAt(at) == '\n';
  }

  boolean atQuote() {
    return !atEnd() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
  }

  boolean atComment() {
    return isComment(at);
  }

  char take() {
    char taken = text.charAt(at++);
    line += taken == '\n' ? 1 : 0;
    return taken;
  }

  void skipBlanks() {
    while (!atEnd() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  void skipLine() {
    while (!atLineEnd()) {
      at++;
    }
    if (!atEnd()) {
      take();
    }
  }

  /** What stands before the = of this line, which is taken too; empty when there is no =. */
  Optional<String> takeName() {
    int equals = text.indexOf('=', at);
    if (equals < 0 || equals >= unquotedEnd()) {
      return Optional.empty();
    }
    String name = text.substring(at, equals);
    at = equals + 1;
    return Optional.of(withoutBlanksBehind(name));
  }

  /** What stands before the end of this line or its comment. */
  String takeUnquoted() {
    String value = text.substring(at, unquotedEnd());
    at = unquotedEnd();
    return withoutBlanksBehind(value);
  }

  /** What stands behind the # of the comment here, to the end of its line. */
  String takeComment() {
    int start = at + 1;
    while (!atLineEnd()) {
      at++;
    }
    return text.substring(start, at);
  }

  private int unquotedEnd() {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && !isComment(end)) {
      end++;
    }
    return end;
  }

  private boolean isComment(int index) {
    return index < text.length()
        && text.charAt(index) == '#'
        && (index == 0 || isBlank(text.charAt(index - 1)) || text.charAt(index - 1) == '\n');
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }

  private static String withoutBlanksBehind(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
