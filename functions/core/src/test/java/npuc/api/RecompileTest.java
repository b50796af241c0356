package npuc.api;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import npuc.compilation.Compilations;
import npuc.compilation.Specs;
import npuc.id.CompilationId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Asking before, and asking again. */
class RecompileTest {
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

  private final MemoryApi api = new MemoryApi();

  @Test
  void theBodyOfARecompileCanBeSentAsItIs() {
    JsonNode first = api.compilation(registered()).json();
    String id = first.get("id").asString();
    String body = api.get("/v1/compilations/" + id + "/recompile").expect(200).text();

    JsonNode second = api.postText(VERSION + "/compilations", body).expect(201).json();

    assertFalse(body.contains("planted"));
    for (String same : List.of("optionsHash", "options", "additionalArgs", "environment")) {
      assertEquals(first.get(same), second.get(same));
    }
    assertEquals(id, second.at("/equalTo/0").asString());
    assertEquals("Registered", api.compilation(id).phase());
  }

  @Test
  void aSecretThatIsKeptFromADeletedCompilationIsRefused() {
    String path = "/v1/compilations/" + registered();
    String body = api.get(path + "/recompile").expect(200).text();
    api.delete(path).expect(204);

    api.postText(VERSION + "/compilations", body).expectViolations("environment[0].keepFrom");
  }

  @Test
  void whatHasNoSavedOptionsIsShownAndCannotBeRecompiled() {
    var spec = Specs.withoutOptions(Specs.ETHOS_U);
    api.service.with(Compilations.registered(Compilations.pending(Compilations.ID, spec)));

    JsonNode old = api.get(COMPILATION).expect(200).json();

    assertTrue(old.get("options").isNull(), old::toString);
    assertFalse(old.at("/actions/recompile").booleanValue(), old::toString);
    api.get(COMPILATION + "/recompile").expectProblem(409, "NoSavedOptions");
  }

  @Test
  void aDryRunSaysWhatWouldBeDoneAndStoresNothing() {
    JsonNode dry = api.dryRun(VERSION, BODY).expect(200).json();

    assertEquals("HillClimb", dry.at("/options/tensorAllocator").asString());
    assertEquals(0, dry.get("equalTo").size());
    assertFalse(dry.toString().contains("planted"));
    assertEquals(0, api.count(VERSION));
    String real = registered();
    assertEquals(dry.get("optionsHash"), api.compilation(real).json().get("optionsHash"));
    assertEquals(real, api.dryRun(VERSION, BODY).expect(200).text("/equalTo/0"));
  }

  @Test
  void aDryRunIsRefusedLikeTheRealThing() {
    api.dryRun(VERSION, Map.of("platform", "gpu")).expectProblem(422, "ValidationFailed");
  }

  @Test
  void defaultsAndTheOrderOfFieldsDontChangeTheHash() {
    String plain = dryHash("{'platform':'ethos-u'}");

    assertEquals(
        plain,
        dryHash(
            "{'options':{'tensorAllocator':'HillClimb','optimise':'Performance'},"
                + "'platform':'ethos-u'}"));
    assertNotEquals(plain, dryHash("{'platform':'ethos-u','options':{'optimise':'Size'}}"));
  }

  @Test
  void aWarningOfTheEnvironmentDoesNotBlock() {
    var body = Map.of("platform", "ethos-u", "envFile", "A=1\nA=2\n");

    JsonNode dry = api.dryRun(VERSION, body).expect(200).json();

    assertEquals("2", dry.at("/environment/0/value").asString());
    String warnings = dry.at("/advice/warnings").toString();
    assertTrue(warnings.contains("A was set on line 1 already"), warnings);
  }

  /** One that was asked for with {@link #BODY}, brought to its end. */
  private String registered() {
    String id = api.compile(VERSION, BODY).expect(201).text("id");
    api.service.carryThrough(CompilationId.parse(id).orElseThrow());
    return id;
  }

  private String dryHash(String body) {
    String json = body.replace('\'', '"');
    return api.postText(VERSION + "/compilations?dryRun=true", json)
        .expect(200)
        .text("optionsHash");
  }
}
