package npuc.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import java.util.Optional;
import npuc.application.Application;
import npuc.handler.PollJobHandler;
import npuc.handler.RecordFailureHandler;
import npuc.handler.RegisterArtifactHandler;
import npuc.handler.SubmitJobHandler;
import npuc.local.execution.FunctionInvoker;
import npuc.local.function.StreamHandlers;
import tools.jackson.databind.JsonNode;

/** The functions that the state machine calls, in this process instead of Lambda. */
final class LocalFunctions implements FunctionInvoker {
  /** What stands in the state machine file for each function's name. */
  static final Map<String, String> SUBSTITUTIONS =
      Map.of(
          "SubmitJobFunction", "SubmitJob",
          "PollJobFunction", "PollJob",
          "RegisterArtifactFunction", "RegisterArtifact",
          "RecordFailureFunction", "RecordFailure");

  private final Map<String, RequestStreamHandler> functions;

  LocalFunctions(Application application) {
    functions =
        Map.of(
            "SubmitJob", new SubmitJobHandler(application),
            "PollJob", new PollJobHandler(application),
            "RegisterArtifact", new RegisterArtifactHandler(application),
            "RecordFailure", new RecordFailureHandler(application));
  }

  @Override
  public JsonNode invoke(String function, JsonNode payload) {
    return StreamHandlers.invoke(
        Optional.ofNullable(functions.get(function))
            .orElseThrow(() -> new IllegalArgumentException("no function " + function)),
        payload);
  }
}
