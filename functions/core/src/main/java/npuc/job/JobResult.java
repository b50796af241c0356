package npuc.job;

import java.util.List;
import npuc.compilation.OutputFile;
import npuc.compilation.StepOutput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a job program left on its termination message path: at most 4,096 bytes of JSON. See
 * jobs/README.md for the form.
 */
public sealed interface JobResult {

  /** It made, or checked, these files. */
  record Produced(StepOutput output) implements JobResult {}

  /** It says why it failed. */
  record Explained(String code, String message) implements JobResult {}

  /** Nothing that can be understood. */
  record Unreadable() implements JobResult {}

  JsonMapper JSON = JsonMapper.shared();

  static JobResult parse(String text) {
    try {
      return read(JSON.readTree(text));
    } catch (JacksonException e) {
      return new Unreadable();
    }
  }

  private static JobResult read(JsonNode result) {
    JsonNode error = result.path("error");
    if (error.path("code").isString() && error.path("message").isString()) {
      return new Explained(error.get("code").stringValue(), error.get("message").stringValue());
    }
    if (!result.path("manifestDigest").isString()
        || !result.path("fileCount").isInt()
        || !result.path("totalBytes").isIntegralNumber()) {
      return new Unreadable();
    }
    return new Produced(output(result));
  }

  private static StepOutput output(JsonNode result) {
    List<OutputFile> files = result.path("files").valueStream().map(JobResult::file).toList();
    return new StepOutput(
        result.get("manifestDigest").stringValue(),
        files,
        result.get("fileCount").intValue(),
        result.get("totalBytes").longValue(),
        result
            .path("warnings")
            .valueStream()
            .filter(JsonNode::isString)
            .map(JsonNode::stringValue)
            .toList());
  }

  private static OutputFile file(JsonNode file) {
    return new OutputFile(
        file.path("path").asString(""),
        file.path("sizeBytes").asLong(0),
        file.path("sha256").asString(""));
  }
}
