package npuc.environment;

import java.util.Comparator;
import java.util.List;
import npuc.note.Note;

/**
 * The variables that a request asks for.
 *
 * @param variables sorted by name, each name once, at most 100
 * @param notes what is accepted but perhaps not meant, for the sender; no values
 */
public record RequestedEnvironment(List<Requested> variables, List<Note> notes) {
  public static final RequestedEnvironment NONE = new RequestedEnvironment(List.of(), List.of());

  public RequestedEnvironment {
    variables = variables.stream().sorted(Comparator.comparing(Requested::name)).toList();
    notes = List.copyOf(notes);
  }

  /** The messages of the notes. */
  List<String> warnings() {
    return Note.warnings(notes);
  }
}
