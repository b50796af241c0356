package npuc.local.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls handlers of Lambda functions in this process. */
public final class StreamHandlers {
  private StreamHandlers() {}

  /** The JSON that a handler answers. */
  public static JsonNode invoke(RequestStreamHandler handler, JsonNode payload) {
    var output = new ByteArrayOutputStream();
    byte[] input = JsonMapper.shared().writeValueAsBytes(payload);
    try {
      handler.handleRequest(new ByteArrayInputStream(input), output, new LocalContext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JsonMapper.shared().readTree(output.toByteArray());
  }
}
