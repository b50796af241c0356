package npuc.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import npuc.note.Note;

/**
 * What a dry run tells.
 *
 * @param unitsOfWork how many units (kernels) the compiler will report progress in, where that is
 *     known
 * @param memoryBytes memory that this model is likely to need, where that is known
 * @param notes what is worth knowing before the run; none of them keeps it from being created
 */
@JsonPropertyOrder({"unitsOfWork", "memoryBytes", "warnings", "notes"})
public record Advice(OptionalLong unitsOfWork, OptionalLong memoryBytes, List<Note> notes) {
  public static final Advice NONE =
      new Advice(OptionalLong.empty(), OptionalLong.empty(), List.of());

  public Advice {
    notes = List.copyOf(notes);
  }

  /** The messages of all notes that are more than information. */
  @JsonProperty("warnings")
  public List<String> warnings() {
    return Note.warnings(notes);
  }

  /** The same with more notes. */
  public Advice with(List<Note> more) {
    return new Advice(
        unitsOfWork, memoryBytes, Stream.concat(notes.stream(), more.stream()).toList());
  }
}
