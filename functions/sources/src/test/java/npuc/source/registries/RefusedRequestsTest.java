package npuc.source.registries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import npuc.environment.SecretText;
import npuc.refusal.Outcomes;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.OuterPage;
import npuc.registry.outer.OuterRegistry;
import npuc.retry.RetryableException;
import npuc.source.RegistrySettings.Kind;
import npuc.source.RegistrySettings.Login;
import npuc.source.RegistrySettings.Placement;
import npuc.source.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, what is sent along for it, and servers that are out of order. */
class RefusedRequestsTest {
  private static final String SEARCH = "/api/2.0/mlflow/registered-models/search";
  private static final OuterPage.Request FIRST = OuterPage.Request.first(10);

  private final StandIn server = new StandIn();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void whoIsNotLetInHearsWhatToLookAt(int status) {
    server.on(SEARCH, status, "{\"message\":\"who\\nare you, Bearer t0ps3cret?\"}");

    Refusal refusal =
        Outcomes.refused(
            TestRegistries.withToken(Kind.MLFLOW, server.url(), "t0ps3cret")
                .models(Optional.empty(), FIRST));

    assertEquals(RefusalCode.REGISTRY_DENIED, refusal.code());
    assertTrue(refusal.message().contains("who are you, Bearer ***?"), refusal.message());
    assertTrue(refusal.message().contains("Look at token"), refusal.message());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503})
  void aServerThatIsOutOfOrderIsToBeAskedAgain(int status) {
    server.on(SEARCH, status, "<html>later, t0ps3cret</html>");
    OuterRegistry registry = TestRegistries.withToken(Kind.MLFLOW, server.url(), "t0ps3cret");

    var failure =
        assertThrows(RetryableException.class, () -> registry.models(Optional.empty(), FIRST));

    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("corp"), message);
    assertFalse(message.contains("t0ps3cret"), message);
  }

  @Test
  void aServerThatIsNotThereIsToBeAskedAgain() throws IOException {
    URI nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    OuterRegistry registry = TestRegistries.of(Kind.MLFLOW, nobody);

    var failure =
        assertThrows(RetryableException.class, () -> registry.models(Optional.empty(), FIRST));

    assertEquals(
        "The registry corp (" + nobody + ") can't be reached: nobody takes the connection.",
        failure.getMessage());
  }

  @Test
  void aServerThatEndsInTheMiddleOfItsAnswerIsToBeAskedAgain() {
    server.on(
        SEARCH,
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          exchange.close();
        });

    assertThrows(RetryableException.class, () -> registry().models(Optional.empty(), FIRST));
  }

  @Test
  void aTokenIsSentAsBearerAndAPasswordAsBasic() {
    server.on(SEARCH, 200, "{}");
    Login login = new Login.Password("kim", new SecretText("pass:wörd"));
    var settings =
        TestRegistries.settings(
            Kind.MLFLOW, server.url(), Optional.of(login), Placement.OWN_VERSION);

    Outcomes.done(
        TestRegistries.withToken(Kind.MLFLOW, server.url(), "t0ken")
            .models(Optional.empty(), FIRST));
    Outcomes.done(TestRegistries.of(settings).models(Optional.empty(), FIRST));

    byte[] both = "kim:pass:wörd".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        List.of(
            List.of("Bearer t0ken"), List.of("Basic " + Base64.getEncoder().encodeToString(both))),
        server.seen().stream().map(seen -> seen.headers().get("Authorization")).toList());
  }

  @Test
  void aTokenThatNoHeaderCanHoldIsRefusedAndNotShown() {
    Refusal refusal =
        Outcomes.refused(
            TestRegistries.withToken(Kind.MLFLOW, server.url(), "t0p\ns3cret")
                .models(Optional.empty(), FIRST));

    assertEquals(RefusalCode.REGISTRY_DENIED, refusal.code());
    assertFalse(refusal.message().contains("s3cret"), refusal.message());
    assertEquals(List.of(), server.seen());
  }

  private OuterRegistry registry() {
    return TestRegistries.of(Kind.MLFLOW, server.url());
  }
}
