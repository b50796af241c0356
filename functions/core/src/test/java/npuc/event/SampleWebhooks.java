package npuc.event;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import npuc.compilation.Phase;
import npuc.environment.SealedSecret;
import npuc.environment.SecretText;
import npuc.id.TestIds;
import npuc.id.WebhookId;
import npuc.memory.MemorySecretBox;
import npuc.platform.PlatformName;

/** Webhooks to try things with. */
public final class SampleWebhooks {
  /** The one of the specification. */
  public static final WebhookSecret SECRET =
      new WebhookSecret(new SecretText("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

  /** What their secret is sealed with. */
  public static final MemorySecretBox BOX = new MemorySecretBox();

  private static final Map<WebhookId, SealedSecret> SEALED = new ConcurrentHashMap<>();

  private SampleWebhooks() {}

  public static WebhookId id(int number) {
    return new WebhookId(TestIds.ulid(number));
  }

  /** One that wants to hear everything. */
  public static Webhook all(int number) {
    return of(number, List.of(), List.of());
  }

  /** One that wants to hear of some phases or platforms. */
  public static Webhook of(int number, List<Phase> phases, List<PlatformName> platforms) {
    return new Webhook(
        id(number),
        URI.create("https://hooks.example.org/" + number),
        phases,
        platforms,
        "",
        SEALED.computeIfAbsent(id(number), id -> BOX.seal(SECRET.text(), Webhook.secretPlace(id))),
        TestIds.START,
        Optional.empty());
  }
}
