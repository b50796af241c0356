package npuc.note;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import npuc.refusal.Excerpt;
import npuc.refusal.Parameter;
import npuc.refusal.Wording;

/**
 * What the sender of a valid request should know of it.
 *
 * @param message one sentence for a person
 * @param parameters the numbers and words of the message
 */
public record Note(NoteCode code, Level level, String message, Map<String, Parameter> parameters) {
  private static final int MAX_MESSAGE = 500;
  private static final int MAX_KEPT = 20;

  @JsonCreator
  public Note {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  public static Note of(NoteCode code, Wording wording) {
    return new Note(code, code.level(), wording.text(), wording.parameters());
  }

  /** Not more of them than a person reads, each cut where it is longer than anybody wrote one. */
  public static List<Note> kept(List<Note> given) {
    return given.stream().limit(MAX_KEPT).map(Note::cut).toList();
  }

  private Note cut() {
    return new Note(code, level, Excerpt.of(message, MAX_MESSAGE), parameters);
  }

  /** The messages of those that are more than information. */
  public static List<String> warnings(List<Note> notes) {
    return notes.stream().filter(note -> note.level() != Level.INFO).map(Note::message).toList();
  }
}
