package npuc.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import npuc.application.Application;
import npuc.handler.PollJobHandler;
import npuc.handler.RecordFailureHandler;
import npuc.handler.RegisterArtifactHandler;
import npuc.handler.SubmitJobHandler;
import npuc.local.execution.FunctionInvoker;
import npuc.local.http.LocalContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    var output = new ByteArrayOutputStream();
    byte[] input = JsonMapper.shared().writeValueAsBytes(payload);
    RequestStreamHandler handler =
        Optional.ofNullable(functions.get(function))
            .orElseThrow(() -> new IllegalArgumentException("no function " + function));
    try {
      handler.handleRequest(new ByteArrayInputStream(input), output, new LocalContext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JsonMapper.shared().readTree(output.toByteArray());
  }
}
