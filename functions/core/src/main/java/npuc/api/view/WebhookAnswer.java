package npuc.api.view;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.compilation.Phase;
import npuc.event.Webhook;
import npuc.id.WebhookId;
import npuc.platform.PlatformName;

/** A webhook, without its secret. */
public record WebhookAnswer(
    WebhookId id,
    URI url,
    List<Phase> phases,
    List<PlatformName> platforms,
    String description,
    Instant createdAt,
    Optional<Instant> disabledAt) {
  public static WebhookAnswer of(Webhook webhook) {
    return new WebhookAnswer(
        webhook.id(),
        webhook.url(),
        webhook.phases(),
        webhook.platforms(),
        webhook.description(),
        webhook.createdAt(),
        webhook.disabledAt());
  }
}
