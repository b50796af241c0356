package npuc.comparison;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.OutputFile;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What came out; what did not come out is absent. */
final class Results {
  private Results() {}

  static ObjectNode of(Compilation compilation) {
    ObjectNode results = JsonNodeFactory.instance.objectNode();
    results.put("phase", compilation.phase().word());
    compilation.reason().ifPresent(why -> results.put("reasonCode", why.code().code()));
    compilation.compiledOutput().ifPresent(made -> put(made, results));
    ObjectNode durations = results.putObject("durations");
    for (StepName step : StepName.values()) {
      compilation
          .step(step)
          .lastAttempt()
          .flatMap(Results::seconds)
          .ifPresent(seconds -> durations.put(step.word(), seconds));
    }
    results.set("warnings", texts(compilation.allWarnings()));
    return results;
  }

  private static void put(StepOutput made, ObjectNode results) {
    results.put("fileCount", made.fileCount()).put("totalBytes", made.totalBytes());
    ObjectNode files = results.putObject("files");
    for (OutputFile file : made.files()) {
      files.putObject(file.path()).put("sizeBytes", file.sizeBytes()).put("sha256", file.sha256());
    }
  }

  /** How long an attempt ran; empty while it goes on. */
  static Optional<Double> seconds(Attempt attempt) {
    Optional<Instant> ended = attempt.endedAt();
    return attempt
        .startedAt()
        .flatMap(start -> ended.map(end -> Duration.between(start, end).toMillis() / 1000.0));
  }

  private static JsonNode texts(Iterable<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
