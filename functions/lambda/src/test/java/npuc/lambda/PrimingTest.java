package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import npuc.compilation.JobStatus;
import npuc.compilation.StepName;
import npuc.id.TestIds;
import npuc.job.JobName;
import npuc.lambda.emulator.MotoServer;
import npuc.lambda.runtime.CloudFixture;
import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a snapshot holds, with a cluster that has no Jobs. */
class PrimingTest {
  private static final List<String> PROPERTIES =
      List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey");

  private final List<Integer> connections = new CopyOnWriteArrayList<>();
  private HttpServer cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cluster.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    cluster.createContext("/", this::answer);
    cluster.start();
    System.setProperty("aws.endpointUrl", MotoServer.url().toString());
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @AfterEach
  void stop() {
    cluster.stop(0);
    PROPERTIES.forEach(System::clearProperty);
  }

  @Test
  void noConnectionToTheClusterOutlivesTheSnapshot() throws Exception {
    var deployment = Deployment.onEks(settings(), Clock.systemUTC());
    var priming = new Priming(deployment, "npuc.handler.PollJobHandler");
    var job = JobName.of(TestIds.compilation(1), StepName.COMPILE, 1);

    priming.beforeCheckpoint(Core.getGlobalContext());
    assertEquals(1, connections.size());
    priming.afterRestore(Core.getGlobalContext());

    assertInstanceOf(JobStatus.Missing.class, deployment.ports().runner().observe(job));
    assertInstanceOf(JobStatus.Missing.class, deployment.ports().runner().observe(job));
    assertEquals(3, connections.size());
    assertEquals(2, connections.stream().distinct().count(), connections::toString);
  }

  private LambdaSettings settings() {
    var asked = LambdaSettings.from(CloudFixture.create().environment());
    var here =
        new ClusterSettings(
            asked.cluster().name(),
            "http://127.0.0.1:" + cluster.getAddress().getPort(),
            asked.cluster().certificateAuthority(),
            asked.cluster().jobs());
    return new LambdaSettings(
        asked.region(),
        asked.table(),
        asked.logBucket(),
        asked.key(),
        asked.stateMachine(),
        asked.eventBus(),
        asked.sourcesSecret(),
        asked.platforms(),
        asked.access(),
        here);
  }

  /** There is no such Job. Notes the port of the caller, which is that of its connection. */
  private void answer(HttpExchange exchange) throws IOException {
    connections.add(exchange.getRemoteAddress().getPort());
    exchange.sendResponseHeaders(404, -1);
    exchange.close();
  }
}
