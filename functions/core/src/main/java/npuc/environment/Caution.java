package npuc.environment;

import java.util.List;
import npuc.contract.JobContract;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.refusal.Wording;

/** What the sender of a variable should know of its secrecy. No message repeats the value. */
final class Caution {
  private static final int SHORTEST_HIDDEN = JobContract.AGREED.shortestHidden();

  private Caution() {}

  static List<Note> about(Requested variable) {
    return switch (variable) {
      case Requested.Plain(String name, String value) when SecretValues.contains(value) ->
          List.of(
              Note.of(
                  NoteCode.LOOKS_SECRET,
                  Wording.of(
                          "{name} is no secret, as was asked for, but its value looks like one:"
                              + " everybody can see it")
                      .with("name", name)));
      case Requested.Plain _ -> List.of();
      case Requested.Secret(String name, SecretText value) when isTooShort(value.plain()) ->
          List.of(
              Note.of(
                  NoteCode.SHORT_SECRET,
                  Wording.of(
                          "{name} is a secret of fewer than {min} characters: a log does not hide it")
                      .with("name", name)
                      .with("min", SHORTEST_HIDDEN)));
      case Requested.Secret _ -> List.of();
      case Requested.Kept _ -> List.of();
    };
  }

  /** The job program doesn't look for them: they would hide parts of any text. */
  private static boolean isTooShort(String value) {
    return !value.isEmpty() && value.strip().length() < SHORTEST_HIDDEN;
  }
}
