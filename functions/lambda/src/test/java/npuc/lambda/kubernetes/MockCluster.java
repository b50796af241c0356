package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import npuc.job.FreshJobs;
import npuc.job.JobName;
import npuc.job.JobRunner;

/** An API that stores what it gets, what was asked of it, and the job controller of a test. */
final class MockCluster implements AutoCloseable {
  static final String NAMESPACE = "npuc";

  /** Held, so that it stays quiet. */
  private static final Logger CHATTER = Logger.getLogger(MockWebServer.class.getName());

  private final List<Request> asked = new CopyOnWriteArrayList<>();
  private final KubernetesMockServer server;
  final KubernetesClient client;

  MockCluster() {
    CHATTER.setLevel(Level.OFF);
    var answers = new HashMap<ServerRequest, Queue<ServerResponse>>();
    server =
        new KubernetesMockServer(
            new Context(),
            new MockWebServer(),
            answers,
            new KubernetesMixedDispatcher(answers),
            false);
    server.init();
    client =
        new KubernetesClientBuilder()
            .withConfig(config())
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("recorder", new Recorder(asked)))
            .build();
  }

  /**
   * A request.
   *
   * @param line method, path and query
   */
  record Request(String line, String body) {}

  /** The mock's own record loses the content of what it stores. */
  private record Recorder(List<Request> asked) implements Interceptor {
    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      String query = Optional.ofNullable(request.uri().getRawQuery()).map("?"::concat).orElse("");
      asked.add(
          new Request(
              request.method() + " " + request.uri().getRawPath() + query,
              Optional.ofNullable(request.bodyString()).orElse("")));
    }
  }

  private Config config() {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(server.url("/"))
        .withRequestRetryBackoffLimit(0)
        .build();
  }

  JobRunner runner() {
    return new Fabric8JobRunner(client, TestSettings.in(NAMESPACE), FreshJobs.SECRETS);
  }

  /** What was asked since this was called last. */
  List<Request> requests() {
    List<Request> since = List.copyOf(asked);
    asked.removeAll(since);
    return since;
  }

  List<String> requestLines() {
    return requests().stream().map(Request::line).toList();
  }

  /** The next creation there is refused. */
  void refuse(String path, int code, String message) {
    var status = new StatusBuilder().withCode(code).withMessage(message).build();
    server.expect().post().withPath(path).andReturn(code, status).once();
  }

  /** Whoever reads there hears that from now on. */
  void fail(String path, int code, String message) {
    var status = new StatusBuilder().withCode(code).withMessage(message).build();
    server.expect().get().withPath(path).andReturn(code, status).always();
  }

  void answer(String path, String text) {
    server.expect().get().withPath(path).andReturn(200, text).always();
  }

  /** Plays the controller and the kubelet: a pod whose container runs. */
  Pod run(JobName job) {
    Pod running =
        new PodBuilder(SeenJob.pod(SeenJob.running()))
            .editMetadata()
            .withNamespace(NAMESPACE)
            .addToLabels(Marks.JOB_NAME, job.value())
            .endMetadata()
            .build();
    return client.resource(running).create();
  }

  /** Plays them on: the container ends well, and the Job with it. */
  void complete(JobName job, Pod pod, String result) {
    client
        .resource(
            new PodBuilder(pod)
                .withStatus(SeenJob.pod(SeenJob.exit(0, result)).getStatus())
                .build())
        .update();
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(NAMESPACE)
        .withName(job.value())
        .editStatus(
            before ->
                new JobBuilder(before)
                    .withStatus(SeenJob.job("Complete", "CompletionsReached").getStatus())
                    .build());
  }

  void goDown() {
    server.shutdown();
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }
}
