package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import npuc.Eventually;
import npuc.hash.Sha256;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What deploy/k8s/examples/loader.yaml does, in a namespace with the quota and the policies. */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoaderTest {
  private static final Path LOADER = Path.of("../../deploy/k8s/examples/loader.yaml");
  private static final byte[] MODEL = "a model".getBytes(StandardCharsets.UTF_8);

  @AutoClose private TestNamespace namespace;

  @BeforeAll
  void open() {
    namespace = TestNamespace.withVolume(TestCluster.get());
    namespace.apply("quota.yaml");
  }

  @Test
  void aModelIsLoadedByARestrictedPodWithinTheQuota() throws IOException {
    HttpServer server = serve();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/m?signature=hush";
    Secret files = files(Sha256.hex(MODEL) + "  wake/말/m.tflite  " + url + "\n");
    namespace.admin.resource(files).create();

    namespace.create(Files.readString(LOADER).replace("JOB-IMAGE", "local/vela"));
    Job done = Eventually.see("its end", this::job, LoaderTest::hasEnded);
    server.stop(0);

    assertEquals(1, done.getStatus().getSucceeded());
    assertEquals(3600, done.getSpec().getTtlSecondsAfterFinished());
    Path model = namespace.volume.folder().resolve("wake/말/m.tflite");
    assertEquals("a model", Files.readString(model));
    assertEquals(65532, Files.getAttribute(model, "unix:uid"));
    String log =
        namespace
            .admin
            .batch()
            .v1()
            .jobs()
            .inNamespace(namespace.name)
            .withName("npuc-load")
            .getLog();
    assertTrue(log.contains("loaded, 7 bytes"), log);
  }

  private Job job() {
    return namespace
        .admin
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace.name)
        .withName("npuc-load")
        .get();
  }

  private static boolean hasEnded(Job job) {
    return job.getStatus().getConditions().stream()
        .anyMatch(condition -> condition.getType().matches("Complete|Failed"));
  }

  private Secret files(String list) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("npuc-load")
        .withNamespace(namespace.name)
        .endMetadata()
        .withStringData(Map.of("files", list))
        .build();
  }

  private static HttpServer serve() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, MODEL.length);
          exchange.getResponseBody().write(MODEL);
          exchange.close();
        });
    server.start();
    return server;
  }
}
