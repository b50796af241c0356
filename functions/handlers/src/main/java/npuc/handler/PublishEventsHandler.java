package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import npuc.application.Application;
import npuc.event.PublishEvents;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears what the table tells of its changes, and puts the events among them on the bus. It answers
 * which of them must come again.
 */
public final class PublishEventsHandler implements RequestStreamHandler {
  private final PublishEvents publishing;

  public PublishEventsHandler() {
    this(Wiring.deployed());
  }

  public PublishEventsHandler(Application application) {
    publishing = application.publishEvents();
  }

  /** What Lambda calls a partial batch response. */
  private record Answer(List<Failure> batchItemFailures) {}

  private record Failure(String itemIdentifier) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    var changes = new LinkedHashMap<String, JsonNode>();
    for (JsonNode change : JsonMapper.shared().readTree(input).path("Records")) {
      changes.put(change.at("/dynamodb/SequenceNumber").asString(), change);
    }
    List<String> again = LogFields.of(context).during(() -> publishing.publish(changes));
    TaskEvents.write(output, new Answer(again.stream().map(Failure::new).toList()));
  }
}
