package npuc.lambda.secretsmanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import npuc.lambda.emulator.MotoServer;
import npuc.retry.RetryableException;
import npuc.source.SourceSettings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretSourceSettingsTest {
  private final String name = "npuc-" + UUID.randomUUID();
  private final SecretsManagerClient secrets = MotoServer.client(SecretsManagerClient.builder());

  @Test
  void theTextOfTheSecretIsTheSettings() {
    store("{\"hosts\": [\"hub.corp\"], \"claim\": \"fetched\"}");

    assertEquals(List.of("hub.corp"), settings().get().hosts());
    assertEquals("fetched", settings().get().claim());
  }

  @Test
  void whatWasReadIsKept() {
    store("{\"claim\": \"before\"}");
    SecretSourceSettings settings = settings();
    settings.get();
    secrets.putSecretValue(request -> request.secretId(name).secretString("{}"));

    assertEquals("before", settings.get().claim());
  }

  @Test
  void withoutASecretNothingIsSet() {
    assertEquals(
        SourceSettings.NONE, new SecretSourceSettings(() -> secrets, Optional.empty()).get());
  }

  @Test
  void aWrongSecretIsToldByItsFieldsAndNoValue() {
    store("{\"hub\": {\"token\": \"hf_do-not-show\", \"endpoint\": \"no uri\"}, \"hots\": []}");

    String told = assertThrows(RetryableException.class, () -> settings().get()).toString();

    assertTrue(told.contains("hub.endpoint"), told);
    assertTrue(told.contains("hots"), told);
    assertFalse(told.contains("do-not-show"), told);
  }

  @Test
  void aSecretThatIsNotThereCanStillCome() {
    assertThrows(RetryableException.class, () -> settings().get());
  }

  private void store(String text) {
    secrets.createSecret(request -> request.name(name).secretString(text));
  }

  private SecretSourceSettings settings() {
    return new SecretSourceSettings(() -> secrets, Optional.of(name));
  }
}
