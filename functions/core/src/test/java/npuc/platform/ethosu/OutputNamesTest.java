package npuc.platform.ethosu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.option.Options;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputNamesTest {
  @ParameterizedTest
  @CsvSource({
    "215, '', true",
    "216, '', false",
    "220, Ethos_U85_SYS_DRAM_Mid, true",
    "221, Ethos_U85_SYS_DRAM_Mid, false",
    "241, A, true",
    "242, A, false"
  })
  void aNameIsAsLongAsWhatVelaAppendsLeavesRoomFor(int bytes, String system, boolean fits) {
    Optional<String> given = Optional.of(system).filter(text -> !text.isEmpty());

    assertEquals(fits, problem("a".repeat(bytes) + ".tflite", given).isEmpty());
    assertEquals(fits, problem("." + "a".repeat(bytes - 1), given).isEmpty());
  }

  @Test
  void lettersAreCountedInBytes() {
    assertTrue(problem("한".repeat(71) + ".tflite", Optional.empty()).isEmpty());
    assertEquals(
        Optional.of(
            "has a name of 216 bytes before its suffix, and vela appends"
                + " _summary_Ethos_U55_High_End_Embedded.csv to it: rename the file to at most 215"
                + " bytes (a Korean letter takes 3 to 9) and register it again"),
        problem("한".repeat(72) + ".tflite", Optional.empty()));
  }

  @Test
  void aNameThatIsTooLongForVelaIsRefusedBeforeAJob() {
    var violations = new Violations();
    var files = new MapFiles().with("a".repeat(240) + ".tflite", "");

    new EthosU().complete(Options.NONE, new CompileInput(files, Optional.empty()), violations);

    assertEquals(
        List.of("baseArtifactId"), violations.list().stream().map(one -> one.field()).toList());
  }

  private static Optional<String> problem(String name, Optional<String> system) {
    return OutputNames.VELA.problem(name, system).map(Fault::message);
  }
}
