package npuc.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.refusal.Fault;
import npuc.refusal.Violation;
import npuc.refusal.ViolationCode;
import npuc.refusal.Wording;

/** Reads one {@code .env} text from its start to its end; see {@link DotEnv} for the rules. */
final class DotEnvScanner {
  private static final int MAX_MESSAGES = 100;
  private static final Pattern EXPORT = Pattern.compile("^export[ \\t]+");
  private static final Map<Character, Character> ESCAPES =
      Map.of('n', '\n', 'r', '\r', 't', '\t', '"', '"', '\\', '\\');

  private final DotEnvCursor cursor;
  private final Map<String, DotEnv.Entry> entries = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private Optional<Boolean> mark = Optional.empty();

  DotEnvScanner(String text) {
    this.cursor = new DotEnvCursor(text);
  }

  DotEnv.Parsed scan() {
    while (!cursor.atEnd() && violations.size() < MAX_MESSAGES) {
      cursor.skipBlanks();
      line();
      cursor.skipLine();
    }
    return new DotEnv.Parsed(List.copyOf(entries.values()), notes, violations);
  }

  /** A mark holds for the next variable, unless an empty line comes before it. */
  private void line() {
    if (cursor.atComment()) {
      mark = mark().or(() -> mark);
      return;
    }
    if (!cursor.atLineEnd()) {
      assignment();
    }
    mark = Optional.empty();
  }

  private Optional<Boolean> mark() {
    return cursor.atComment() ? SecretMark.of(cursor.takeComment()) : Optional.empty();
  }

  private void assignment() {
    int line = cursor.line();
    cursor
        .takeName()
        .map(name -> EXPORT.matcher(name).replaceFirst(""))
        .ifPresentOrElse(
            name -> assign(name, line),
            () -> error(line, syntax("assignment", "must be NAME=value, it has no =")));
  }

  /** Takes the value even when the name is wrong, to find where the next line begins. */
  private void assign(String name, int line) {
    Optional<Fault> malformed = VariableRules.malformed(name);
    malformed.ifPresent(wrong -> error(line, wrong.after("the name before = ")));
    Optional<String> value = value();
    Optional<Boolean> secret = mark().or(() -> mark);
    if (malformed.isEmpty()) {
      value.ifPresent(text -> set(new DotEnv.Entry(name, new SecretText(text), secret, line)));
    }
  }

  private void set(DotEnv.Entry entry) {
    Optional<DotEnv.Entry> earlier = Optional.ofNullable(entries.remove(entry.name()));
    earlier.ifPresent(
        lost ->
            addTo(
                notes,
                Note.of(
                    NoteCode.SET_TWICE,
                    Wording.of(
                            "envFile, line {line}: {name} was set on line {first} already; the last"
                                + " one wins")
                        .with("line", entry.line())
                        .with("name", entry.name())
                        .with("first", lost.line()))));
    entries.put(entry.name(), entry.after(earlier));
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
          syntax(
                  "afterQuote",
                  "only a comment may follow the closing quote of the value that begins on line"
                      + " {begins}")
              .with("begins", line));
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
    error(opened, syntax("openQuote", "the quote that opens here is never closed"));
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
                syntax(
                    "backslash",
                    "inside \"...\" a backslash may only begin \\n \\r \\t \\\" or \\\\;"
                        + " write \\\\ for a backslash, or use '...'")));
    return meant.isPresent();
  }

  private static Fault syntax(String rule, String form) {
    return Fault.of(ViolationCode.ENV_FILE_SYNTAX, form).with("rule", rule);
  }

  private void error(int line, Fault wrong) {
    addTo(violations, new Violation("envFile", wrong.after("line {line}: ").with("line", line)));
  }

  private static <T> void addTo(List<T> messages, T message) {
    if (messages.size() < MAX_MESSAGES) {
      messages.add(message);
    }
  }
}
