package npuc.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import npuc.lambda.Template;
import npuc.lambda.runtime.RuntimeApi.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published zip, run as Lambda runs it: each function gets its event, and answers in JSON. */
@Execution(ExecutionMode.CONCURRENT)
class FunctionsIT {
  private static final Template TEMPLATE = new Template();
  private static final List<String> ON_THE_API =
      List.of("Console", "Platforms", "Registry", "Uploads", "Compilations", "Controls", "Logs");

  /** Loading the cluster's client costs a second; these do without. */
  private static final List<String> WITHOUT_CLUSTER =
      List.of("Platforms", "Registry", "Uploads", "Compilations", "RegisterArtifact");

  private static CloudFixture cloud;
  @TempDir private static Path task;

  @BeforeAll
  static void publish() throws IOException {
    cloud = CloudFixture.create();
    PublishedZip.unpack(task);
  }

  static Stream<String> functions() {
    return TEMPLATE.handlers().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isPrimedBeforeItsSnapshotAndAnswersItsEventInJsonAfterIt(String name) throws IOException {
    var snapStart = cloud.environment();
    snapStart.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (var function = new FunctionProcess(task, TEMPLATE.handler(name), snapStart, List.of())) {
      function.api().awaitSnapshot();
      boolean triedTheCluster =
          function.log().stream().anyMatch(line -> line.contains("the cluster can't be reached"));
      function.api().restore();

      assertEquals(
          TEMPLATE.onTheCluster().contains(name), triedTheCluster, function.log()::toString);
      var answer = assertInstanceOf(Answer.Response.class, function.invoke(event(name)));
      JsonNode json = JsonMapper.shared().readTree(answer.body());
      assertTrue(ON_THE_API.contains(name) ? isApiAnswer(json) : isTaskAnswer(json), answer::body);
      function.log().forEach(FunctionsIT::assertJson);
    }
  }

  @Test
  void loadsNoClusterClientWhereNoneIsNeeded() throws IOException {
    for (String name : WITHOUT_CLUSTER) {
      try (var function = start(name, List.of("-Xlog:class+load"))) {
        function.invoke(event(name));

        List<String> loaded = function.log();
        assertTrue(loaded.stream().anyMatch(line -> line.contains("npuc.lambda.Deployment")));
        assertEquals(
            List.of(),
            loaded.stream()
                .filter(line -> line.contains(" io.fabric8.kubernetes.client.impl."))
                .toList());
      }
    }
  }

  @Test
  void saysEverythingThatIsWrongWithItsSettingsAtOnce() {
    Map<String, String> settings = cloud.environment();
    settings.remove("NPUC_TABLE");
    settings.put("NPUC_COLOUR", "red");
    try (var function =
        new FunctionProcess(task, TEMPLATE.handler("PollJob"), settings, List.of())) {
      var failure = assertInstanceOf(Answer.Failure.class, function.invoke(new byte[0]));

      assertTrue(failure.body().contains("NPUC_TABLE is missing"), failure::body);
      assertTrue(failure.body().contains("NPUC_COLOUR is not a setting"), failure::body);
    }
  }

  @Test
  void loadsANativeClientThatNoOtherJvmWritesTo() throws IOException {
    try (var function = start("PollJob", List.of())) {
      function.invoke(event("PollJob"));

      assertTrue(function.memoryMap().contains(NativeRuntimeClient.FILE.toString()));
      assertFalse(function.memoryMap().contains(".libaws-lambda-jni.so"));
    }
  }

  @Test
  void failsWithTheClassNameThatTheStateMachineRetriesOn() throws IOException {
    Map<String, String> nowhere = cloud.environment();
    nowhere.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    try (var function =
        new FunctionProcess(task, TEMPLATE.handler("PollJob"), nowhere, List.of())) {
      var failure = assertInstanceOf(Answer.Failure.class, function.invoke(event("PollJob")));

      assertEquals(
          "npuc.retry.RetryableException",
          JsonMapper.shared().readTree(failure.body()).path("errorType").asString());
    }
  }

  private static FunctionProcess start(String name, List<String> options) {
    return new FunctionProcess(task, TEMPLATE.handler(name), cloud.environment(), options);
  }

  private static byte[] event(String name) throws IOException {
    return Files.readAllBytes(Events.file(name));
  }

  private static boolean isApiAnswer(JsonNode json) {
    return json.path("statusCode").asInt() >= 200 && json.path("statusCode").asInt() < 500;
  }

  private static boolean isTaskAnswer(JsonNode json) {
    return json.has("outcome") || json.has("active") || json.path("batchItemFailures").isEmpty();
  }

  private static void assertJson(String line) {
    JsonNode json = JsonMapper.shared().readTree(line);
    boolean isMetric = json.has("_aws");
    assertTrue(isMetric || json.has("level"), line);
  }
}
