package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.mockwebserver.DefaultMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

final class KubernetesClientsTest {
  private static final String POD = "/api/v1/namespaces/npuc/pods/a";

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final DefaultMockServer server = new DefaultMockServer(true);
  private final AtomicInteger second = new AtomicInteger();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.shutdown();
  }

  @Test
  void aRefusedTokenIsSignedAnewOnce() throws Exception {
    server.expect().get().withPath(POD).andReturn(401, "{}").times(2);
    server.expect().get().withPath(POD).andReturn(200, new PodBuilder().build()).once();
    var token = token();
    try (KubernetesClient client = client(token)) {
      client.pods().withName("a").get();
    }

    var tokens = new TreeSet<String>();
    int requests = server.getRequestCount();
    for (int i = 0; i < requests; i++) {
      tokens.add(server.takeRequest().getHeader("Authorization"));
    }
    assertEquals(2, tokens.size(), tokens.toString());
  }

  @Test
  void nothingIsConnectedBeforeTheFirstRequest() throws IOException {
    var token = token();
    try (KubernetesClient client = client(token)) {
      assertEquals("npuc", client.getNamespace());
    }

    assertEquals(0, server.getRequestCount());
  }

  /** Another one whenever it is signed. */
  private EksToken token() {
    var credentials = AwsBasicCredentials.create("AKIDEXAMPLE", "secret");
    InstantSource ticking = () -> NOON.plusSeconds(second.getAndIncrement());
    return new EksToken(() -> credentials, "eu-west-1", "npuc", ticking.withZone(ZoneOffset.UTC));
  }

  private KubernetesClient client(EksToken token) throws IOException {
    byte[] authority =
        Files.readAllBytes(Path.of(server.getSelfSignedCertificate().certificatePath()));
    return KubernetesClients.of(
        "https://localhost:" + server.getPort(),
        Base64.getEncoder().encodeToString(authority),
        "npuc",
        token);
  }
}
