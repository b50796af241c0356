package npuc.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.refusal.Violation;

/** Reads one {@code .env} text from its start to its end; see {@link DotEnv} for the rules. */
final class DotEnvScanner {
  private static final int MAX_MESSAGES = 100;
  private static final Pattern EXPORT = Pattern.compile("^export[ \\t]+");
  private static final Map<Character, Character> ESCAPES =
      Map.of('n', '\n', 'r', '\r', 't', '\t', '"', '"', '\\', '\\');

  private final DotEnvCursor cursor;
  private final Map<String, DotEnv.Entry> entries = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  DotEnvScanner(String text) {
    this.cursor = new DotEnvCursor(text);
  }

  DotEnv.Parsed scan() {
    while (!cursor.atEnd() && violations.size() < MAX_MESSAGES) {
      cursor.skipBlanks();
      if (!cursor.atLineEnd() && !cursor.atComment()) {
        assignment();
      }
      cursor.skipLine();
    }
    return new DotEnv.Parsed(List.copyOf(entries.values()), warnings, violations);
  }

  private void assignment() {
    int line = cursor.line();
    cursor
        .takeName()
        .map(name -> EXPORT.matcher(name).replaceFirst(""))
        .ifPresentOrElse(
            name -> assign(name, line), () -> error(line, "must be NAME=value, it has no ="));
  }

  /** Takes the value even when the name is wrong, to find where the next line begins. */
  private void assign(String name, int line) {
    Optional<String> malformed = VariableRules.malformed(name);
    malformed.ifPresent(problem -> error(line, "the name before = " + problem));
    Optional<String> value = value();
    if (malformed.isEmpty()) {
      value.ifPresent(text -> set(name, text, line));
    }
  }

  private void set(String name, String value, int line) {
    Optional<DotEnv.Entry> earlier = Optional.ofNullable(entries.remove(name));
    earlier.ifPresent(
        lost ->
            addTo(
                warnings,
                "envFile, line %d: %s was set on line %d already; the last one wins"
                    .formatted(line, name, lost.line())));
    entries.put(name, new DotEnv.Entry(name, new SecretText(value), line));
  }

  private Optional<String> value() {
    cursor.skipBlanks();
    if (!cursor.atQuote()) {
      return Optional.of(cursor.takeUnquoted());
    }
    int line = cursor.line();
    Optional<String> value = quoted(cursor.take(), line);
    cursor.skipBlanks();
    if (!cursor.atLineEnd() && !cursor.atComment()) {
      error(
          cursor.line(),
          "only a comment may follow the closing quote of the value that begins on line " + line);
    }
    return value;
  }

  private Optional<String> quoted(char quote, int opened) {
    var value = new StringBuilder();
    boolean readable = true;
    while (!cursor.atEnd()) {
      char character = cursor.take();
      if (character == quote) {
        return readable ? Optional.of(value.toString()) : Optional.empty();
      }
      if (character == '\\' && quote == '"') {
        readable &= escape(value);
      } else {
        value.append(character);
      }
    }
    error(opened, "the quote that opens here is never closed");
    return Optional.empty();
  }

  private boolean escape(StringBuilder value) {
    int line = cursor.line();
    Optional<Character> meant =
        cursor.atEnd() ? Optional.of('\\') : Optional.ofNullable(ESCAPES.get(cursor.take()));
    meant.ifPresentOrElse(
        value::append,
        () ->
            error(
                line,
                "inside \"...\" a backslash may only begin \\n \\r \\t \\\" or \\\\;"
                    + " write \\\\ for a backslash, or use '...'"));
    return meant.isPresent();
  }

  private void error(int line, String message) {
    addTo(violations, new Violation("envFile", "line " + line + ": " + message));
  }

  private static <T> void addTo(List<T> messages, T message) {
    if (messages.size() < MAX_MESSAGES) {
      messages.add(message);
    }
  }
}
