package npuc.api.spec;

import java.util.List;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.platform.option.Options;
import npuc.refusal.Wording;

/**
 * The options of a request.
 *
 * @param given with defaults filled in
 * @param complete the same with what follows from them
 */
record ChosenOptions(Options given, Options complete) {
  static final ChosenOptions NONE = new ChosenOptions(Options.NONE, Options.NONE);

  /** That some were derived, where some were. */
  List<Note> notes() {
    List<String> derived =
        complete.values().keySet().stream()
            .filter(name -> !complete.get(name).equals(given.get(name)))
            .toList();
    return derived.isEmpty()
        ? List.of()
        : List.of(
            Note.of(
                NoteCode.DERIVED_OPTIONS,
                Wording.of("What was left open of {options} follows from the other options.")
                    .with("options", derived)));
  }
}
