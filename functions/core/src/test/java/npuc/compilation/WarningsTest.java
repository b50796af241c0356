package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import npuc.document.DocumentFormat;
import npuc.id.TestIds;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.refusal.Wording;
import org.junit.jupiter.api.Test;

class WarningsTest {
  private final DocumentFormat<Compilation> documents = new DocumentFormat<>(Compilation.class);

  @Test
  void whatWasToldAtItsCreationAndWhatTheCompileFoundStayWithIt() {
    Compilation made =
        compiled(List.of("is Float32", "a comment"), List.of("is Float32", "0 used"));

    assertEquals(List.of("is Float32", "a comment", "0 used"), stored(made).allWarnings());
  }

  @Test
  void aRecordFromBeforeThereWereWarningsHasNone() {
    String document = documents.write(compiled(List.of(), List.of()));
    String older = document.replace(",\"warnings\":[]", "");

    assertEquals(2, (document.length() - older.length()) / ",\"warnings\":[]".length());
    assertEquals(List.of(), documents.read("c", older).allWarnings());
  }

  @Test
  void noMoreAreKeptThanAPersonReads() {
    Compilation made = compiled(Collections.nCopies(100, "x".repeat(1_000)), List.of());

    assertEquals(20, made.warnings().size());
    assertEquals(500, made.warnings().getFirst().length());
  }

  private Compilation stored(Compilation made) {
    return documents.read("c", documents.write(made));
  }

  private static Compilation compiled(List<String> told, List<String> found) {
    Compilation pending =
        Compilation.create(
            Compilations.ID,
            TestIds.model(1),
            TestIds.version(1),
            Specs.ETHOS_U,
            told.stream().map(text -> Note.of(NoteCode.NO_TOKENIZER, Wording.of(text))).toList(),
            Compilations.CREATOR,
            Description.NONE);
    Compilation running =
        Compilations.running(Compilations.submitted(pending, StepName.COMPILE), StepName.COMPILE);
    var output = new StepOutput("sha256:" + "ab".repeat(32), List.of(), 0, 0, found, List.of());
    var proof = new JobStatus.Succeeded(Compilations.at(10), Compilations.at(69), output);
    return Compilations.next(AttemptTransitions.compiled(running, proof, Compilations.at(70)));
  }
}
