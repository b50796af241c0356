package npuc.event;

import java.time.Instant;
import npuc.id.DeliveryId;
import npuc.id.WebhookId;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as CloudEvents 1.0 has it, in the structured form of its JSON format.
 *
 * @param id the same for every copy of this event; with the source it is that of no other
 * @param source where what it is about is found, a path of this API
 * @param subject the id of what it is about
 */
public record CloudEvent(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String datacontenttype,
    Record data) {
  public static final String MEDIA_TYPE = "application/cloudevents+json";
  public static final String PHASE_CHANGED = "npuc.compilation.phase.v1";
  public static final String PING = "npuc.ping.v1";

  private static final String VERSION = "1.0";
  private static final String JSON = "application/json";

  /** What a ping says. */
  private record Ping(WebhookId webhookId) {}

  public static CloudEvent of(PhaseChanged event) {
    return new CloudEvent(
        VERSION,
        event.id(),
        "/v1/compilations",
        PHASE_CHANGED,
        event.compilationId().toString(),
        event.time(),
        JSON,
        event);
  }

  /** One that is about nothing but whether it arrives. */
  public static CloudEvent ping(WebhookId webhook, DeliveryId delivery) {
    return new CloudEvent(
        VERSION,
        delivery.toString(),
        "/v1/webhooks",
        PING,
        webhook.toString(),
        delivery.ulid().time(),
        JSON,
        new Ping(webhook));
  }

  /** What is sent: absent values are null, times are UTC. */
  public String json() {
    return JsonMapper.shared().writeValueAsString(this);
  }
}
