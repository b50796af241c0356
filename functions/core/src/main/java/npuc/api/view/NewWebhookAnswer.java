package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import npuc.environment.SecretText;
import npuc.event.Webhook;

/**
 * A webhook as its maker sees it once.
 *
 * @param secret what it signs with
 */
public record NewWebhookAnswer(@JsonUnwrapped WebhookAnswer webhook, String secret) {
  public static NewWebhookAnswer of(Webhook webhook, SecretText secret) {
    return new NewWebhookAnswer(WebhookAnswer.of(webhook), secret.plain());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return webhook.toString();
  }
}
