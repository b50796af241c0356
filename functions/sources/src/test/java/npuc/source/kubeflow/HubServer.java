package npuc.source.kubeflow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.source.RealServer;
import npuc.source.TestJson;
import tools.jackson.databind.JsonNode;

/**
 * The real Kubeflow Hub on PostgreSQL, one server for the whole test run, from the folder that
 * NPUC_TEST_HUB_DIR names. Without it the tests that need it are skipped, and say so.
 */
final class HubServer {
  private static final Pattern RUNNING = Pattern.compile("^running on (http://\\S+)");
  private static final Optional<URI> SERVER =
      Optional.ofNullable(System.getenv("NPUC_TEST_HUB_DIR")).map(Path::of).map(HubServer::start);

  private HubServer() {}

  /** Where it answers. */
  static URI url() {
    assumeTrue(
        SERVER.isPresent(),
        "skipped: no Kubeflow Hub; scripts/kubeflow_hub.py build FOLDER makes one, then"
            + " NPUC_TEST_HUB_DIR=FOLDER");
    return SERVER.orElseThrow();
  }

  private static String api() {
    return url() + "/api/model_registry/v1alpha3";
  }

  /** Makes a model: its number. */
  static String addModel(String name) {
    return id(
        TestJson.post(api() + "/registered_models", "{\"name\":" + TestJson.quoted(name) + "}"));
  }

  /** Makes a version without artifacts: its number. */
  static String addVersion(String model, String name) {
    return id(
        TestJson.post(
            api() + "/model_versions",
            "{\"name\":%s,\"registeredModelId\":\"%s\"}".formatted(TestJson.quoted(name), model)));
  }

  /** Adds an artifact to a version. */
  static void addArtifact(String version, String name, String format, String uri) {
    String body =
        "{\"artifactType\":\"model-artifact\",\"name\":%s,\"modelFormatName\":%s,\"uri\":%s}"
            .formatted(TestJson.quoted(name), TestJson.quoted(format), TestJson.quoted(uri));
    TestJson.post(api() + "/model_versions/" + version + "/artifacts", body);
  }

  /** The versions of a model. */
  static List<JsonNode> versions(String model) {
    return items(api() + "/registered_models/" + model + "/versions?pageSize=100");
  }

  /** The artifacts of a version. */
  static List<JsonNode> artifacts(String version) {
    return items(api() + "/model_versions/" + version + "/artifacts?pageSize=100");
  }

  private static List<JsonNode> items(String url) {
    return TestJson.get(url).get("items").valueStream().toList();
  }

  private static String id(JsonNode made) {
    return made.get("id").stringValue();
  }

  private static URI start(Path folder) {
    String program = RealServer.above("scripts/kubeflow_hub.py").orElseThrow().toString();
    return RealServer.start(
        List.of("python3", program, "run", folder.toString()), RUNNING, "kubeflow-hub.log");
  }
}
