package npuc.event;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * An event on its way to a receiver, signed as Standard Webhooks 1.0 has it.
 *
 * @param headers beside those of HTTP
 */
public record Message(URI url, Map<String, String> headers, String body) {
  public Message {
    headers = Map.copyOf(headers);
  }

  /** The message of an event, sent at that moment. */
  static Message of(URI url, WebhookSecret secret, String event, Instant at, String body) {
    return new Message(
        url,
        Map.of(
            "Content-Type",
            CloudEvent.MEDIA_TYPE,
            "webhook-id",
            event,
            "webhook-timestamp",
            Long.toString(at.getEpochSecond()),
            "webhook-signature",
            secret.signature(event, at, body)),
        body);
  }
}
