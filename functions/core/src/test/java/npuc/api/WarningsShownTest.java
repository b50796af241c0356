package npuc.api;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Description;
import npuc.compilation.JobStatus;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import npuc.job.JobResult;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.refusal.Wording;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is known of a result that is right stays with it: shown, listed and counted. */
class WarningsShownTest {
  private static final String TOLD = "LEVEL was set on line 1 already.";

  private static final List<String> FOUND =
      List.of(
          "The NPU will not be used: all 1 operators stay on the CPU: Operation has tensor with"
              + " unsupported DataType Float32 (vela, of most of them).",
          "arenaCacheSize 1024 (1 KiB) is a target, which vela missed: the model uses 4.891 KiB of"
              + " SRAM. See that the chip has as much, or take a smaller model.",
          "The model has no tokenizer (tokenizer.json): it compiles, but can't be served so.");

  private final MemoryApi api = new MemoryApi();

  @Test
  void theyAreShownAndCountedWhereverItStandsAfterwards() {
    Compilation compiled = compiled();
    Compilation verifying =
        Compilations.running(Compilations.submitted(compiled, StepName.VERIFY), StepName.VERIFY);
    for (Compilation at : List.of(compiled, Compilations.published(verifying))) {
      var fresh = MemoryApi.with(at);

      JsonNode shown = fresh.get(COMPILATION).expect(200).json();

      assertEquals(4, shown.get("warnings").size());
      assertEquals(TOLD, shown.at("/warnings/0").asString());
      assertEquals(FOUND.get(0), shown.at("/warnings/1").asString());
      assertEquals(4, row(fresh, VERSION + "/compilations").get("warningCount").intValue());
      assertEquals(4, row(fresh, "/v1/compilations").get("warningCount").intValue());
    }
  }

  @Test
  void whatNobodyWarnsOfHasNone() {
    api.service.with(Compilations.registered());

    assertEquals(0, row(api, "/v1/compilations").get("warningCount").intValue());
  }

  /** One that was told something at its creation, and whose job program found more. */
  private static Compilation compiled() {
    Compilation pending =
        Compilation.create(
            Compilations.ID,
            Compilations.MODEL,
            Compilations.VERSION,
            Specs.ETHOS_U,
            List.of(Note.of(NoteCode.NO_TOKENIZER, Wording.of(TOLD))),
            Compilations.CREATOR,
            Description.NONE);
    Compilation running =
        Compilations.running(Compilations.submitted(pending, StepName.COMPILE), StepName.COMPILE);
    var proof = new JobStatus.Succeeded(Compilations.at(10), Compilations.at(69), found());
    return Compilations.next(AttemptTransitions.compiled(running, proof, Compilations.at(70)));
  }

  /** As the job program writes it; its tests hold these very warnings against the compiler. */
  private static StepOutput found() {
    ObjectNode result =
        JsonMapper.shared()
            .createObjectNode()
            .put("manifestDigest", "sha256:" + "ab".repeat(32))
            .put("fileCount", 0)
            .put("totalBytes", 0);
    FOUND.forEach(result.putArray("warnings")::add);
    return switch (JobResult.parse(result.toString())) {
      case JobResult.Produced(StepOutput output) -> output;
      case JobResult.Explained _, JobResult.Unreadable _ -> throw new AssertionError(result);
    };
  }

  private static JsonNode row(MemoryApi api, String list) {
    return api.get(list).expect(200).json().at("/items/0");
  }
}
