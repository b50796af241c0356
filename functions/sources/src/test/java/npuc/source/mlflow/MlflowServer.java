package npuc.source.mlflow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.source.RealServer;
import npuc.source.TestJson;
import npuc.source.http.Queries;
import tools.jackson.databind.JsonNode;

/**
 * The real MLflow, on SQLite and a folder, one server for the whole test run. Where it isn't
 * installed the tests that need it are skipped, and say so.
 */
public final class MlflowServer {
  private static final Pattern RUNNING = Pattern.compile("running on (http://\\S+)");

  /** It would start workers for jobs, each as large as itself, and call home. */
  private static final Map<String, String> QUIET =
      Map.of(
          "MLFLOW_DISABLE_TELEMETRY", "true",
          "DO_NOT_TRACK", "true",
          "MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");

  private static final Optional<URI> SERVER =
      RealServer.above(".venv-bench/bin/mlflow").map(MlflowServer::start);

  private MlflowServer() {}

  /** Where it answers. */
  public static URI url() {
    assumeTrue(SERVER.isPresent(), "skipped: no mlflow; make .venv-bench/stamp installs it");
    return SERVER.orElseThrow();
  }

  private static String api() {
    return url() + MlflowRegistry.API;
  }

  /** Makes a model. */
  public static void addModel(String name) {
    TestJson.post(api() + "/registered-models/create", "{\"name\":" + TestJson.quoted(name) + "}");
  }

  /**
   * Makes a run with files, and a version of it: its number.
   *
   * @param files paths; each holds its own name
   */
  public static String addVersion(String model, String... files) {
    JsonNode info =
        TestJson.post(api() + "/runs/create", "{\"experiment_id\":\"0\"}").at("/run/info");
    String run = info.get("run_id").stringValue();
    String root = info.get("artifact_uri").stringValue().substring("mlflow-artifacts:/".length());
    for (String file : files) {
      TestJson.put(
          url() + "/api/2.0/mlflow-artifacts/artifacts/" + root + "/model/" + path(file), file);
    }
    return addVersionOf(model, "runs:/" + run + "/model", run);
  }

  /** Makes a version of what is elsewhere: its number. */
  public static String addVersionOf(String model, String source, String run) {
    return TestJson.post(
            api() + "/model-versions/create",
            "{\"name\":%s,\"source\":%s,\"run_id\":%s}"
                .formatted(TestJson.quoted(model), TestJson.quoted(source), TestJson.quoted(run)))
        .at("/model_version/version")
        .stringValue();
  }

  /** A version as it is now. */
  public static JsonNode version(String model, String version) {
    return TestJson.get(
            "%s/model-versions/get?name=%s&version=%s"
                .formatted(api(), Queries.encoded(model), version))
        .get("model_version");
  }

  private static String path(String file) {
    return Queries.encoded(file).replace("%2F", "/");
  }

  private static URI start(Path program) {
    try {
      Path folder = Files.createTempDirectory("mlflow");
      return RealServer.start(
          List.of(
              program.toString(),
              "server",
              "--host=127.0.0.1",
              "--port=0",
              "--workers=1",
              "--backend-store-uri=sqlite:///" + folder.resolve("mlflow.db"),
              "--artifacts-destination=" + folder.resolve("artifacts")),
          QUIET,
          RUNNING,
          "mlflow.log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
