package npuc.comparison;

import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import tools.jackson.databind.JsonNode;

/**
 * What tells which of several compilations suits best; each is empty until it is known, and where
 * its compiler does not tell it.
 *
 * @param totalBytes of all files that it made
 * @param compileSeconds how long its compile step took, with three decimals
 * @param npuShare how much of the model the NPU does
 * @param inferenceSeconds how long one run of the model takes, as its compiler estimates
 */
public record Measures(
    Optional<Long> totalBytes,
    Optional<Double> compileSeconds,
    Optional<NpuShare> npuShare,
    Optional<Double> inferenceSeconds) {

  /**
   * Those of one compilation.
   *
   * @param summary what its compiler says of its work; empty where nobody knows
   */
  public static Measures of(Compilation compilation, Optional<JsonNode> summary) {
    return new Measures(
        compilation.compiledOutput().map(StepOutput::totalBytes),
        compilation.step(StepName.COMPILE).lastAttempt().flatMap(Results::seconds),
        summary.flatMap(NpuShare::of),
        summary.flatMap(Measures::inferenceSeconds));
  }

  private static Optional<Double> inferenceSeconds(JsonNode summary) {
    return Optional.ofNullable(summary.get("inferenceTimeSeconds"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::doubleValue)
        .filter(seconds -> seconds > 0);
  }
}
