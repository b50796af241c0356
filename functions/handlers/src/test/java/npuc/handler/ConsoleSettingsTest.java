package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleSettingsTest {
  private static final Map<String, String> SIGN_IN =
      Map.of(
          "NPUC_OIDC_ISSUER", "https://issuer.example/pool",
          "NPUC_OIDC_CLIENT_ID", "console");

  @Test
  void signInIsTold() {
    ConsoleSettings settings = ConsoleSettings.from(SIGN_IN);

    assertEquals(
        "{\"issuer\":\"https://issuer.example/pool\",\"clientId\":\"console\",\"scope\":\"openid\"}",
        new String(settings.json(), StandardCharsets.UTF_8));
  }

  @Test
  void theIssuerMayBeAsked() {
    ConsoleSettings settings = ConsoleSettings.from(SIGN_IN);

    assertTrue(
        settings
            .contentSecurityPolicy()
            .contains("; connect-src 'self' https://issuer.example; font-src"),
        settings::contentSecurityPolicy);
  }

  @Test
  void endpointsOfTheIssuerThatAreElsewhereMayBeAsked() {
    var environment = new HashMap<>(SIGN_IN);
    environment.put("NPUC_OIDC_ORIGINS", "https://pool.auth.example");

    assertTrue(
        ConsoleSettings.from(environment)
            .contentSecurityPolicy()
            .contains("'self' https://issuer.example https://pool.auth.example;"));
  }

  @Test
  void theStoreOfUploadsMayBeAsked() {
    var environment = new HashMap<>(SIGN_IN);
    environment.put("NPUC_LOG_BUCKET", "npuc-logs");
    environment.put("AWS_REGION", "eu-central-1");

    assertTrue(
        ConsoleSettings.from(environment)
            .contentSecurityPolicy()
            .contains(" https://npuc-logs.s3.eu-central-1.amazonaws.com;"));
  }

  @Test
  void anIssuerWithoutAClientIsRefused() {
    Map<String, String> halfSet = Map.of("NPUC_OIDC_ISSUER", "https://issuer.example");

    assertThrows(IllegalArgumentException.class, () -> ConsoleSettings.from(halfSet));
  }
}
