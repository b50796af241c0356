package npuc.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npuc.compilation.OutputFile;
import npuc.compilation.StepOutput;
import npuc.note.Note;
import npuc.refusal.Parameter;
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

  /**
   * It says why it failed.
   *
   * @param cause what says the message in another language; older job programs tell none
   */
  record Explained(String code, String message, Optional<Coded> cause) implements JobResult {}

  /** A code and its parameters, beside a text that says the same. */
  record Coded(String code, Map<String, Parameter> parameters) {}

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
      return new Explained(
          error.get("code").stringValue(),
          error.get("message").stringValue(),
          coded(error.path("cause")));
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
        texts(result.path("warnings")),
        notes(result));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
  }

  /** Each stands at the place of its warning; of one without a code there is null. */
  private static List<Note> notes(JsonNode result) {
    JsonNode warnings = result.path("warnings");
    JsonNode notes = result.path("notes");
    return IntStream.range(0, warnings.size())
        .filter(place -> warnings.path(place).isString())
        .mapToObj(
            place ->
                coded(notes.path(place))
                    .flatMap(
                        is ->
                            Note.told(
                                is.code(), warnings.get(place).stringValue(), is.parameters())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty where it is not of the form: the text beside it is there in any case. */
  private static Optional<Coded> coded(JsonNode told) {
    JsonNode parameters = told.path("parameters");
    boolean isCoded =
        told.path("code").isString()
            && parameters.isObject()
            && parameters.valueStream().allMatch(JobResult::isParameter);
    return isCoded
        ? Optional.of(
            new Coded(
                told.get("code").stringValue(),
                parameters.properties().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, one -> Parameter.stored(one.getValue())))))
        : Optional.empty();
  }

  private static boolean isParameter(JsonNode value) {
    return value.isString()
        || (value.isIntegralNumber() && value.canConvertToLong())
        || (value.isArray() && value.valueStream().allMatch(JsonNode::isString));
  }

  private static OutputFile file(JsonNode file) {
    return new OutputFile(
        file.path("path").asString(""),
        file.path("sizeBytes").asLong(0),
        file.path("sha256").asString(""));
  }
}
