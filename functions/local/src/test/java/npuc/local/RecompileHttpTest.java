package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Asking before, and asking again. */
class RecompileHttpTest {
  private static final Map<String, Object> BODY =
      Map.of(
          "platform",
          "ethos-u",
          "options",
          Map.of("acceleratorConfig", "ethos-u85-256", "ignoreOps", List.of("CONV_2D")),
          "additionalArgs",
          List.of("--verbose-performance"),
          "resources",
          Map.of("cpu", "500m", "memory", "256Mi"),
          "environment",
          List.of(
              Map.of("name", "LOG_LEVEL", "value", "debug"),
              Map.of("name", "HF_TOKEN", "value", "planted")),
          "envFile",
          "export REGION='eu west' # a comment\n");

  @TempDir private static Path folder;
  @AutoClose private static RunningService service;
  private static StandInHome home;

  @BeforeAll
  static void startTheService() throws IOException {
    home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD);
    service = RunningService.start(folder, home.path());
  }

  @Test
  void theBodyOfARecompileCanBeSentAsItIs() throws IOException {
    String version = service.tinyVersion();
    Answer first = service.ended(service.compile(version, BODY).expect(201).text("id"));
    Answer body = service.get("/v1/compilations/" + first.text("id") + "/recompile").expect(200);
    assertFalse(body.text().contains("planted"));
    Path seen = folder.resolve("seen");
    home.vela(
        "import os\nopen(%s, 'w').write(os.environ['HF_TOKEN'] + os.environ['REGION'])\n"
                .formatted(StandInHome.quoted(seen))
            + StandInHome.GOOD);

    Answer created = service.postText(version + "/compilations", body.text()).expect(201);
    Answer second = service.ended(created.text("id"));

    assertEquals("Registered", second.phase(), second::toString);
    assertEquals("plantedeu west", Files.readString(seen));
    assertEquals(first.text("optionsHash"), second.text("optionsHash"));
    assertEquals(first.json().get("options"), second.json().get("options"));
    assertEquals(first.json().get("environment"), second.json().get("environment"));
    assertEquals(first.text("id"), second.text("/equalTo/0"));
    assertEquals("Registered", service.compilation(first.text("id")).phase());
  }

  @Test
  void aSecretThatIsKeptFromADeletedCompilationIsRefused() {
    String version = service.tinyVersion();
    String id = service.ended(service.compile(version, BODY).expect(201).text("id")).text("id");
    String body = service.get("/v1/compilations/" + id + "/recompile").expect(200).text();
    service.delete("/v1/compilations/" + id).expect(204);

    Answer answer = service.postText(version + "/compilations", body);

    answer.expectProblem(422, "ValidationFailed");
    assertEquals(List.of("environment[0].keepFrom"), answer.violatedFields());
  }

  @Test
  void aDryRunSaysWhatWouldBeDoneAndStoresNothing() {
    String version = service.tinyVersion();

    JsonNode dry = service.post(version + "/compilations?dryRun=true", BODY).expect(200).json();

    assertEquals("HillClimb", dry.at("/options/tensorAllocator").asString());
    assertEquals(0, dry.get("equalTo").size());
    assertFalse(dry.toString().contains("planted"));
    assertEquals(0, service.count(version));
    Answer real = service.compile(version, BODY).expect(201);
    assertEquals(dry.get("optionsHash"), real.json().get("optionsHash"));
    service.ended(real.text("id"));
    JsonNode again = service.post(version + "/compilations?dryRun=true", BODY).expect(200).json();
    assertEquals(real.text("id"), again.at("/equalTo/0").asString());
  }

  @Test
  void aDryRunIsRefusedLikeTheRealThing() {
    Answer answer =
        service.post(
            service.tinyVersion() + "/compilations?dryRun=true", Map.of("platform", "gpu"));

    answer.expectProblem(422, "ValidationFailed");
  }

  @Test
  void aMistypedDryRunCreatesNothing() {
    String version = service.tinyVersion();

    service.post(version + "/compilations?dryrun=true", BODY).expect(422);
    service.post(version + "/compilations?dryRun=yes", BODY).expect(422);

    assertEquals(0, service.count(version));
  }

  @Test
  void defaultsAndTheOrderOfFieldsDontChangeTheHash() {
    String version = service.tinyVersion();
    String plain = dryHash(version, "{\"platform\":\"ethos-u\"}");

    String written =
        dryHash(
            version,
            "{\"options\":{\"tensorAllocator\":\"HillClimb\",\"optimise\":\"Performance\"},"
                + "\"platform\":\"ethos-u\"}");
    String other =
        dryHash(version, "{\"platform\":\"ethos-u\",\"options\":{\"optimise\":\"Size\"}}");

    assertEquals(plain, written);
    assertFalse(plain.equals(other));
  }

  @Test
  void aWarningOfTheEnvironmentDoesNotBlock() {
    JsonNode dry =
        service
            .post(
                service.tinyVersion() + "/compilations?dryRun=true",
                Map.of("platform", "ethos-u", "envFile", "A=1\nA=2\n"))
            .expect(200)
            .json();

    assertEquals("2", dry.at("/environment/0/value").asString());
    assertTrue(dry.at("/advice/warnings").size() > 0, dry::toString);
  }

  private static String dryHash(String version, String body) {
    return service
        .postText(version + "/compilations?dryRun=true", body)
        .expect(200)
        .text("optionsHash");
  }
}
