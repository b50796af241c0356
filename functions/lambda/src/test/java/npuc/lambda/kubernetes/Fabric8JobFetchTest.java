package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.TestNamespace.log;
import static npuc.lambda.kubernetes.TestNamespace.untilEnded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import npuc.Eventually;
import npuc.compilation.JobStatus;
import npuc.compilation.ReasonCode;
import npuc.hash.Sha256;
import npuc.job.FreshJobs;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import npuc.refusal.Violations;
import npuc.registry.ArtifactUri;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Models that Jobs fetch on a real cluster, with the real job program before the compiler. */
@OnCluster
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Fabric8JobFetchTest {
  private static final byte[] MODEL = "a model from afar".getBytes(StandardCharsets.UTF_8);
  private static final String SHOW =
      """
      print((VOLUME / SPEC['basePath']).read_text(), flush=True)
      print('settings', os.path.exists('/npuc/sources/sources.json'), 'NPUC_SOURCES' in os.environ, flush=True)
      succeed()
      """;

  private final CountDownLatch held = new CountDownLatch(1);
  @AutoClose private TestNamespace namespace;
  @AutoClose private Afar afar;
  private JobRunner runner;

  @BeforeAll
  void open() throws IOException {
    namespace = TestNamespace.withVolume(TestCluster.get());
    runner = namespace.runner();
    afar = new Afar(this::give);
    String hosts = "{\"hosts\": [\"127.0.0.1:%d\"]}".formatted(afar.port());
    namespace
        .admin
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("npuc-sources")
                .withNamespace(namespace.name)
                .endMetadata()
                .addToStringData("sources.json", hosts)
                .build())
        .create();
  }

  @Test
  void aModelIsFetchedBeforeItsCompilerWhichSeesNothingElse() {
    JobSpec spec = job("127.0.0.1", "/hey.tflite");
    runner.submit(spec);

    JobStatus ended = untilEnded(runner, spec.name());

    String log = log(runner, spec.name());
    assertInstanceOf(JobStatus.Succeeded.class, ended, log);
    assertTrue(log.contains("npuc: 1 files, " + MODEL.length + " bytes in "), log);
    assertTrue(log.endsWith("a model from afar\nsettings False False\n"), log);
  }

  @Test
  void theTimeOfAFetchIsToldAsThat() {
    JobSpec spec = job("127.0.0.1", "/held/hey.tflite");
    runner.submit(spec);

    var seen =
        Eventually.see(
            "a fetch",
            () -> runner.observe(spec.name()),
            status -> status instanceof JobStatus.Fetching);
    held.countDown();
    var ended = assertInstanceOf(JobStatus.Succeeded.class, untilEnded(runner, spec.name()));

    assertEquals(((JobStatus.Fetching) seen).startedAt(), ended.startedAt());
  }

  @Test
  void aHostThatNobodyListedIsNotAsked() {
    JobSpec spec = job("localhost", "/hey.tflite");
    runner.submit(spec);

    var ended = assertInstanceOf(JobStatus.Failed.class, untilEnded(runner, spec.name()));

    assertEquals(ReasonCode.SOURCE_REFUSED, ended.reason().code(), ended.reason().message());
    assertTrue(log(runner, spec.name()).contains("npuc: prepare failed with SourceRefused"));
  }

  private JobSpec job(String host, String path) {
    String uri = "http://%s:%d%s".formatted(host, afar.port(), path);
    return FreshJobs.ofSource(
        (SourceUri) ArtifactUri.parse(uri, "uri", new Violations()).orElseThrow(),
        new Pin("sha256:" + Sha256.hex(MODEL)),
        TestNamespace.environment(SHOW));
  }

  private void give(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().startsWith("/held/")) {
        held.await();
      }
      exchange.sendResponseHeaders(200, MODEL.length);
      exchange.getResponseBody().write(MODEL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A server that gives models. */
  private record Afar(HttpServer server) implements AutoCloseable {
    Afar(HttpHandler handler) throws IOException {
      this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", handler);
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
