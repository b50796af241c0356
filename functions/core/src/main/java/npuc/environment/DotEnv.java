package npuc.environment;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import npuc.note.Note;
import npuc.refusal.Violation;

/**
 * The text of a {@code .env} file, as npuc reads and writes it.
 *
 * <ul>
 *   <li>A line is {@code NAME=value}, with an optional {@code export} before it and spaces or tabs
 *       around its parts. Empty lines mean nothing.
 *   <li>{@code #} starts a comment at a line's start or after a space or tab, nowhere else: {@code
 *       A=b#c} and {@code A=#c} have a {@code #} in their value.
 *   <li>An unquoted value is taken as it stands, without the spaces around it; it may be empty.
 *   <li>{@code '...'} is raw. {@code "..."} knows {@code \n \r \t \" \\}; any other {@code \x} is
 *       an error: were it taken as it stands, {@code "C:\models"} would do until somebody writes
 *       {@code "C:\new"}. Both may span lines. Only a comment may follow the closing quote.
 *   <li>There is no interpolation: {@code $} is a character like any other.
 *   <li>A line ends with LF, CRLF or CR; inside quotes each of them is one LF. A BOM at the start
 *       is skipped.
 *   <li>The last of several lines with one name wins, with a warning.
 *   <li>A comment that consists of a {@link SecretMark}, behind a value or in the comments right
 *       above it, says whether it is a secret.
 * </ul>
 */
public final class DotEnv {
  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");

  private DotEnv() {}

  /**
   * One variable that counts.
   *
   * @param secret what a comment says of it; empty when none does
   */
  public record Entry(String name, SecretText value, Optional<Boolean> secret, int line) {
    /** The same; what was said of its name before holds where it says nothing. */
    Entry after(Optional<Entry> earlier) {
      return new Entry(name, value, secret.or(() -> earlier.flatMap(Entry::secret)), line);
    }
  }

  /**
   * What a text says.
   *
   * @param entries in the order of their lines, each name once
   * @param notes what is accepted but perhaps not meant; at most 100, and no values
   * @param violations of the field {@code envFile}, each beginning with {@code line <n>:}, n from
   *     1; at most 100, and no values
   */
  public record Parsed(List<Entry> entries, List<Note> notes, List<Violation> violations) {
    public Parsed {
      entries = List.copyOf(entries);
      notes = List.copyOf(notes);
      violations = List.copyOf(violations);
    }

    /** The messages of the notes. */
    List<String> warnings() {
      return Note.warnings(notes);
    }
  }

  /** Reads a text; it never fails, everything wrong is in the answer. */
  public static Parsed parse(String text) {
    return new DotEnvScanner(text).scan();
  }

  /** Writes a text that {@link #parse} reads back as exactly these variables. */
  public static String format(SequencedMap<String, SecretText> variables) {
    return variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + quote(variable.getValue().plain()) + "\n")
        .collect(Collectors.joining());
  }

  private static String quote(String value) {
    if (NEEDS_NO_QUOTES.matcher(value).matches()) {
      return value;
    }
    if (value.indexOf('\'') < 0 && value.indexOf('\r') < 0) {
      return "'" + value + "'";
    }
    return value
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\r", "\\r")
        .transform(escaped -> "\"" + escaped + "\"");
  }
}
