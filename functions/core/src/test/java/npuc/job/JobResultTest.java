package npuc.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.OutputFile;
import npuc.compilation.StepOutput;
import npuc.note.Level;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.refusal.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobResultTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"text\"",
        "[]",
        "{}",
        "{",
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":1,\"totalBytes\":7",
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":1,\"totalBytes\":7} trailing",
        "{\"fileCount\":1,\"totalBytes\":7}",
        "{\"manifestDigest\":7,\"fileCount\":1,\"totalBytes\":7}",
        "{\"manifestDigest\":null,\"fileCount\":1,\"totalBytes\":7}",
        "{\"manifestDigest\":\"sha256:ab\",\"totalBytes\":7}",
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":1.5,\"totalBytes\":7}",
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":3000000000,\"totalBytes\":7}",
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":1}",
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":1,\"totalBytes\":\"7\"}",
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":1,\"totalBytes\":99999999999999999999}",
        "{\"error\":\"DiskFull\"}",
        "{\"error\":{\"code\":\"DiskFull\"}}",
        "{\"error\":{\"message\":\"full\"}}",
        "{\"error\":{\"code\":4,\"message\":\"full\"}}",
      })
  void whatIsNotWholeIsUnreadable(String text) {
    assertEquals(new JobResult.Unreadable(), JobResult.parse(text));
  }

  @Test
  void deeplyNestedTextIsUnreadable() {
    assertEquals(new JobResult.Unreadable(), JobResult.parse("[".repeat(4_000)));
  }

  @Test
  void aProofIsReadWhole() {
    String text =
        """
        {"manifestDigest": "sha256:ab", "fileCount": 2, "totalBytes": 3000000000,
         "publishedPath": "vision/out", "future": true,
         "files": [{"path": "a", "sizeBytes": 3000000000, "sha256": "cd"}]}
        """;

    assertEquals(
        new JobResult.Produced(
            new StepOutput(
                "sha256:ab",
                List.of(new OutputFile("a", 3_000_000_000L, "cd")),
                2,
                3_000_000_000L)),
        JobResult.parse(text));
  }

  @Test
  void warningsAreReadAndNothingElseThatStandsAmongThem() {
    String text =
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":0,\"totalBytes\":0,"
            + "\"warnings\":[\"the NPU will not be used\",7,null,{}]}";

    assertEquals(
        new JobResult.Produced(
            new StepOutput(
                "sha256:ab", List.of(), 0, 0, List.of("the NPU will not be used"), List.of())),
        JobResult.parse(text));
  }

  @Test
  void aWarningIsANoteWhereItsCodeIsKnown() {
    String text =
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":0,\"totalBytes\":0,"
            + "\"warnings\":[\"a\",\"b\",\"c\"],\"notes\":[null,{\"code\":\"NpuUnused\","
            + "\"parameters\":{\"count\":3}},{\"code\":\"Newer\",\"parameters\":{}}]}";

    assertEquals(
        new JobResult.Produced(
            new StepOutput(
                "sha256:ab",
                List.of(),
                0,
                0,
                List.of("a", "b", "c"),
                List.of(
                    new Note(
                        NoteCode.NPU_UNUSED,
                        Level.WARNING,
                        "b",
                        Map.of("count", new Parameter.Whole(3)))))),
        JobResult.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{}",
        "{\"code\":7,\"parameters\":{}}",
        "{\"code\":\"NoSpaceLeft\",\"parameters\":[]}",
        "{\"code\":\"NoSpaceLeft\",\"parameters\":{\"detail\":{}}}",
        "{\"code\":\"NoSpaceLeft\",\"parameters\":{\"detail\":[1]}}",
        "{\"code\":\"NoSpaceLeft\",\"parameters\":{\"detail\":1e99}}"
      })
  void anErrorWithABrokenCauseIsToldInEnglish(String cause) {
    String text =
        "{\"error\":{\"code\":\"DiskFull\",\"message\":\"full\",\"cause\":" + cause + "}}";

    assertEquals(
        new JobResult.Explained("DiskFull", "full", Optional.empty()), JobResult.parse(text));
  }

  @Test
  void filesMayBeLeftOut() {
    String text = "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":0,\"totalBytes\":0}";

    assertEquals(
        new JobResult.Produced(new StepOutput("sha256:ab", List.of(), 0, 0)),
        JobResult.parse(text));
  }

  @Test
  void anErrorBeatsAProof() {
    String text =
        "{\"manifestDigest\":\"sha256:ab\",\"fileCount\":0,\"totalBytes\":0,"
            + "\"error\":{\"code\":\"DiskFull\",\"message\":\"full\"}}";

    assertEquals(
        new JobResult.Explained("DiskFull", "full", Optional.empty()), JobResult.parse(text));
  }
}
