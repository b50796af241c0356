package npuc.event;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.compilation.Phase;
import npuc.environment.SealedSecret;
import npuc.environment.SecretPlace;
import npuc.id.Identified;
import npuc.id.WebhookId;
import npuc.platform.PlatformName;

/**
 * An address that is told of compilations.
 *
 * @param phases of which it wants to hear; none are all
 * @param platforms of which it wants to hear; none are all
 * @param description for people, empty when there is none
 * @param secret what it signs with
 * @param disabledAt when its receiver said that it is gone; nothing is sent to it any more
 */
public record Webhook(
    WebhookId id,
    URI url,
    List<Phase> phases,
    List<PlatformName> platforms,
    String description,
    SealedSecret secret,
    Instant createdAt,
    Optional<Instant> disabledAt)
    implements Identified {
  public Webhook {
    phases = List.copyOf(phases);
    platforms = List.copyOf(platforms);
  }

  /** Where its secret belongs. */
  public static SecretPlace secretPlace(WebhookId id) {
    return new SecretPlace(id, "secret");
  }

  /** Whether it is to be told of an event. */
  public boolean wants(PhaseChanged event) {
    return disabledAt.isEmpty()
        && (phases.isEmpty() || phases.contains(event.to()))
        && (platforms.isEmpty() || platforms.contains(event.platform()));
  }

  /** The same, to which nothing is sent any more. */
  public Webhook disabled(Instant at) {
    return new Webhook(id, url, phases, platforms, description, secret, createdAt, Optional.of(at));
  }
}
