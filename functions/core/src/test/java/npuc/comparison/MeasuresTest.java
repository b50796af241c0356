package npuc.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import npuc.compilation.Compilations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasuresTest {
  private static final Measures NOTHING =
      new Measures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @Test
  void whatHasMadeNothingHasNoMeasures() {
    assertEquals(NOTHING, Measures.of(Compilations.pending(), Optional.empty()));
    assertEquals(NOTHING, Measures.of(Compilations.compileRunning(), Optional.empty()));
  }

  @Test
  void aCompiledOneTellsItsSizeItsTimeAndWhatItsCompilerSays() {
    assertEquals(
        new Measures(
            Optional.of(100L),
            Optional.of(59.0),
            Optional.of(new NpuShare(12, 13)),
            Optional.of(0.0004)),
        Measures.of(
            Compilations.registered(),
            summary("{'npuOperators': 12, 'cpuOperators': 1, 'inferenceTimeSeconds': 4e-4}")));
  }

  @Test
  void noneOnTheNpuIsAShare() {
    assertEquals(
        Optional.of(new NpuShare(0, 9)),
        Measures.of(Compilations.registered(), summary("{'npuOperators': 0, 'cpuOperators': 9}"))
            .npuShare());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'npuOperators': 3}",
        "{'cpuOperators': 3}",
        "{'npuOperators': 0, 'cpuOperators': 0}",
        "{'npuOperators': '3', 'cpuOperators': 1}",
        "{'npuOperators': -3, 'cpuOperators': 4}",
        "{'npuOperators': null, 'cpuOperators': 4, 'inferenceTimeSeconds': 0}",
        "{'npuOperators': 1.5, 'cpuOperators': 4, 'inferenceTimeSeconds': 'long'}"
      })
  void whatACompilerDoesNotTellIsAbsentNeverZero(String summary) {
    Measures measures = Measures.of(Compilations.registered(), summary(summary));

    assertEquals(Optional.empty(), measures.npuShare());
    assertEquals(Optional.empty(), measures.inferenceSeconds());
  }

  private static Optional<JsonNode> summary(String text) {
    return Optional.of(JsonMapper.shared().readTree(text.replace('\'', '"')));
  }
}
