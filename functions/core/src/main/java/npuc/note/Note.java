package npuc.note;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final int MAX_PARAMETERS = 4_000;
  private static final int MAX_KEPT = 20;

  @JsonCreator
  public Note {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** One that a job program told; empty for a code that is not known here. */
  public static Optional<Note> told(
      String code, String message, Map<String, Parameter> parameters) {
    return NoteCode.of(code).map(known -> new Note(known, known.level(), message, parameters));
  }

  public static Note of(NoteCode code, Wording wording) {
    return new Note(code, code.level(), wording.text(), wording.parameters());
  }

  /**
   * Not more of them than a person reads, each cut where it is longer than anybody wrote one. Half
   * of its parameters would say another thing: a note that has no room for them all keeps none.
   */
  public static List<Note> kept(List<Note> given) {
    var kept = new ArrayList<Note>();
    int room = MAX_PARAMETERS;
    for (Note note : given.stream().limit(MAX_KEPT).toList()) {
      int size = Parameter.size(note.parameters);
      kept.add(note.cut(size <= room ? note.parameters : Map.of()));
      room -= size <= room ? size : 0;
    }
    return List.copyOf(kept);
  }

  private Note cut(Map<String, Parameter> kept) {
    return new Note(code, level, Excerpt.of(message, MAX_MESSAGE), kept);
  }

  /** The messages of those that are more than information. */
  public static List<String> warnings(List<Note> notes) {
    return notes.stream().filter(note -> note.level() != Level.INFO).map(Note::message).toList();
  }
}
