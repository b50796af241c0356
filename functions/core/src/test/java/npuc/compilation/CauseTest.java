package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.document.DocumentFormat;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.refusal.Parameter;
import npuc.refusal.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What says a reason in another language is kept with it, within bounds. */
class CauseTest {
  private static final Map<String, Parameter> PARAMETERS =
      Map.of(
          "count", new Parameter.Whole(3),
          "detail", new Parameter.Text("vela: no"),
          "files", Parameter.of(List.of("a", "b")));

  private final DocumentFormat<Reason> documents = new DocumentFormat<>(Reason.class);

  @Test
  void aReasonIsStoredWithItsCause() {
    Reason reason = Reason.told(ReasonCode.COMPILER_FAILED, "no", "VelaFailed", PARAMETERS);

    assertEquals(Optional.of(new Cause("VelaFailed", PARAMETERS)), reason.cause());
    assertEquals(reason, documents.read("r", documents.write(reason)));
  }

  @Test
  void aReasonFromBeforeThereWereCausesHasNone() {
    assertEquals(
        new Reason(ReasonCode.INTERNAL, "no"),
        documents.read("r", "{\"code\":\"Internal\",\"message\":\"no\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "vela failed", "Vela-Failed", "<b>"})
  void whatIsNoCodeIsNotKept(String code) {
    assertEquals(Optional.empty(), Reason.told(ReasonCode.INTERNAL, "no", code, Map.of()).cause());
  }

  @Test
  void parametersThatAreLongInAllAreNotKept() {
    var many =
        Parameter.of(List.of("x".repeat(400), "y".repeat(400), "z".repeat(400), "a".repeat(400)));

    Reason reason = Reason.told(ReasonCode.INTERNAL, "no", "VelaFailed", Map.of("files", many));

    assertEquals(new Reason(ReasonCode.INTERNAL, "no"), reason);
  }

  @Test
  void whatItWaitedForIsToldByItsCodeWithinWhatCameOfIt() {
    Reason waited =
        Reason.quoting(
            ReasonCode.UNSCHEDULABLE, CauseCode.NO_NODE, "No node can take it: {said}", "0/3");

    Reason late =
        waited.after(
            CauseCode.TOO_LONG_PENDING, Wording.of("Not within {limit} s").with("limit", 9));

    assertEquals("Not within 9 s: No node can take it: 0/3", late.message());
    assertEquals(
        Optional.of(
            new Cause(
                "TooLongPending",
                Map.of(
                    "limit", new Parameter.Whole(9),
                    "said", new Parameter.Text("0/3"),
                    "whyCode", new Parameter.Text("NoNode")))),
        late.cause());
  }

  @Test
  void notesThatAreLongInAllKeepTheirMessages() {
    Wording wording =
        Wording.of("left out: {keys}").with("keys", List.of("x".repeat(450), "y".repeat(450)));

    List<Note> kept = Note.kept(Collections.nCopies(20, Note.of(NoteCode.KEYS_LEFT_OUT, wording)));

    assertEquals(20, kept.size());
    assertEquals(4, kept.stream().filter(note -> !note.parameters().isEmpty()).count());
  }

  @Test
  void historyTellsItInEnglishOnly() {
    Reason why = Reason.told(ReasonCode.COMPILER_FAILED, "no", "VelaFailed", PARAMETERS);

    Compilation failed =
        Compilations.next(
            AttemptTransitions.failed(
                Compilations.compileRunning(),
                StepName.COMPILE,
                new JobStatus.Failed(Optional.empty(), Compilations.at(9), why),
                Compilations.at(9)));

    assertEquals(Optional.of(why), failed.reason());
    assertEquals(
        List.of(),
        failed.history().stream()
            .flatMap(entry -> entry.reason().flatMap(Reason::cause).stream())
            .toList());
  }
}
