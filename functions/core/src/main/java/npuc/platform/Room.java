package npuc.platform;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.refusal.Wording;

/**
 * What a request means on one machine.
 *
 * @param usual what a Job requests elsewhere when nothing is asked for
 * @param has the most that one Job can get here
 */
record Room(Resources usual, Resources has) {

  List<Note> notes(Resources asked) {
    return Stream.of(
            note("cpu", usual.cpu(), has.cpu(), asked.cpu()),
            note("memory", usual.memory(), has.memory(), asked.memory()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Note> note(String what, Quantity usual, Quantity has, Quantity asked) {
    if (asked.isAbove(has)) {
      return Optional.of(more(what, asked, has));
    }
    return usual.isAbove(has) && !has.isAbove(asked)
        ? Optional.of(lowered(what, usual, has))
        : Optional.empty();
  }

  private static Note more(String what, Quantity asked, Quantity has) {
    return Note.of(
        NoteCode.MORE_THAN_THE_MACHINE,
        Wording.of(
                "{what} {asked} is more than the {has} that this machine has for Jobs: it can't"
                    + " start. Ask for less, or run it on a larger machine.")
            .with("what", what)
            .with("asked", asked.text())
            .with("has", has.text()));
  }

  private static Note lowered(String what, Quantity usual, Quantity has) {
    return Note.of(
        NoteCode.LOWERED_TO_THE_MACHINE,
        Wording.of(
                "{what} is {has}, all that this machine has for Jobs, instead of the usual {usual}:"
                    + " a large model may take long, or fail for lack of it.")
            .with("what", what)
            .with("usual", usual.text())
            .with("has", has.text()));
  }
}
