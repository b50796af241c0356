package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import npuc.note.Note;

/**
 * What a step made, or found to be right.
 *
 * @param manifestDigest {@code sha256:<hex>} of the manifest file
 * @param files at most 1,000, the first by path; fewer than {@code fileCount} when cut
 * @param fileCount how many files there are in truth
 * @param totalBytes size of them all
 * @param warnings what the step says of a result that is right but perhaps not what one hoped for;
 *     not in older records
 * @param notes those of the warnings that have a code; not in older records
 */
public record StepOutput(
    String manifestDigest,
    List<OutputFile> files,
    int fileCount,
    long totalBytes,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> warnings,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Note> notes) {
  private static final int MAX_FILES = 1_000;

  @JsonCreator
  public StepOutput {
    files = files.stream().limit(MAX_FILES).toList();
    warnings = Warnings.kept(warnings);
    notes = Note.kept(notes);
  }

  /** One without warnings. */
  public StepOutput(String manifestDigest, List<OutputFile> files, int fileCount, long totalBytes) {
    this(manifestDigest, files, fileCount, totalBytes, List.of(), List.of());
  }
}
