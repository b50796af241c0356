package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.application.Application;
import npuc.note.Note;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.ModelViolations;
import npuc.platform.OptionsReader;
import npuc.platform.Toolchain;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cases that the job program's tests run too: jobs/tests/rngd_model_cases.json. */
class ModelCasesTest {
  private static final JsonNode CASES = read();
  private static final byte[] WEIGHTS =
      Shards.of("{'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}}", 3);

  private final MapFiles files = new MapFiles();
  private final Violations violations = new Violations();

  @ParameterizedTest(name = "{0}")
  @MethodSource("sdks")
  void aVersionBelongsToAGeneration(JsonNode one) {
    assertEquals(text(one, "sdk"), KnownModels.of(toolchain(text(one, "version"))).sdk());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("configs")
  void aConfigIsJudged(JsonNode one) {
    files
        .with(ModelConfig.FILE, encoded(one, config(one.get("change"))))
        .with("model.safetensors", WEIGHTS);
    Optional<Toolchain> sdk = toolchain(one.path("sdk").asString("2026.4.0"));

    var input = new CompileInput(files, sdk);
    new Rngd().inspect(input, violations);
    new Rngd().complete(options(one), input, violations);

    assertEquals(texts(one, "problems"), violations());
    if (violations.isEmpty()) {
      assertEquals(
          text(one, "warns"),
          ModelConfig.read(files)
              .flatMap(KnownModels.of(sdk)::warning)
              .map(Note::message)
              .orElse(""));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leftOut")
  void keysAreLeftOut(JsonNode one) {
    files
        .with(ModelConfig.FILE, config(one.get("change")))
        .with("model.safetensors", WEIGHTS)
        .with("tokenizer.json", "{}");
    var input = new CompileInput(files, toolchain(one.path("sdk").asString("2026.4.0")));
    ObjectNode given = JsonMapper.shared().createObjectNode();
    given.set(BuildOptions.LEAVE_OUT_CONFIG_KEYS, one.get("keys"));
    Options options = new OptionsReader(Application.PLATFORMS).read(new Rngd(), given, violations);

    Options completed = new Rngd().complete(options, input, violations);

    String field = "options." + BuildOptions.LEAVE_OUT_CONFIG_KEYS;
    assertEquals(texts(one, "refused"), violations(field));
    if (violations(field).isEmpty()) {
      assertEquals(texts(one, "problems"), violations());
      List<String> warnings =
          new Rngd().advise(completed, input, 0, new Rngd().defaultResources()).warnings();
      assertTrue(warnings.containsAll(texts(one, "warns")), warnings::toString);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shards")
  void aShardIsJudged(JsonNode one) {
    files.with("model.safetensors", shard(one));

    new SafetensorsCheck(files, new ModelViolations(violations)).check();

    assertEquals(
        one.has("wrong")
            ? List.of(
                "model.safetensors "
                    + text(one, "wrong")
                    + "; copy this file of the model again and register the folder as a new artifact")
            : List.of(),
        violations());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("indexes")
  void anIndexIsJudged(JsonNode one) {
    files.with("model.safetensors.index.json", encoded(one, raw(one.get("index"))));
    files.with("1.safetensors", shard(CASES.get("indexedShard")));

    new SafetensorsCheck(files, new ModelViolations(violations)).check();

    assertEquals(one.has("problem") ? List.of(text(one, "problem")) : List.of(), violations());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void aFolderIsJudged(JsonNode one) {
    for (var file : one.get("files").properties()) {
      JsonNode content = file.getValue();
      files.with(file.getKey(), content.isString() ? content.stringValue() : config(content));
    }

    boolean isWhole = new FolderCheck(files, new ModelViolations(violations)).isWhole();

    assertEquals(texts(one, "problems"), violations());
    assertEquals(violations().isEmpty(), isWhole);
  }

  static Stream<JsonNode> folders() {
    return CASES.get("folders").valueStream();
  }

  static Stream<JsonNode> sdks() {
    return CASES.get("sdks").valueStream();
  }

  static Stream<JsonNode> configs() {
    return CASES.get("configs").valueStream();
  }

  static Stream<JsonNode> leftOut() {
    return CASES.get("leftOut").valueStream();
  }

  static Stream<JsonNode> shards() {
    return CASES.get("shards").valueStream();
  }

  static Stream<JsonNode> indexes() {
    return CASES.get("indexes").valueStream();
  }

  private List<String> violations() {
    return violations.list().stream().map(Violation::message).toList();
  }

  private List<String> violations(String field) {
    return violations.list().stream()
        .filter(one -> one.field().equals(field))
        .map(Violation::message)
        .toList();
  }

  /** The config of a small Llama with some of it changed; a text stands for the whole file. */
  private static String config(JsonNode change) {
    return change instanceof ObjectNode fields
        ? ((ObjectNode) CASES.get("config").deepCopy()).setAll(fields).toString()
        : raw(change);
  }

  private static byte[] shard(JsonNode one) {
    byte[] header = encoded(one, raw(one.get("header")));
    return Shards.of(header, one.get("dataBytes").intValue());
  }

  private static byte[] encoded(JsonNode one, String text) {
    return text.getBytes(Charset.forName(one.path("encoding").asString("UTF-8")));
  }

  private static String raw(JsonNode content) {
    return content.isString() ? content.stringValue() : content.toString();
  }

  private static List<String> texts(JsonNode one, String name) {
    return one.path(name).valueStream().map(JsonNode::stringValue).toList();
  }

  private Options options(JsonNode one) {
    ObjectNode given = JsonMapper.shared().createObjectNode();
    Options options = new OptionsReader(Application.PLATFORMS).read(new Rngd(), given, violations);
    return one.path("options").has(BuildOptions.TASK)
        ? options.with(
            BuildOptions.TASK, new OptionValue.Text(text(one.get("options"), BuildOptions.TASK)))
        : options;
  }

  private static String text(JsonNode one, String name) {
    return one.path(name).asString("");
  }

  private static Optional<Toolchain> toolchain(String version) {
    return Optional.of(new Toolchain("furiosa-llm", version, Optional.empty()));
  }

  private static JsonNode read() {
    String name = "rngd_model_cases.json";
    try (var file = Objects.requireNonNull(ModelCasesTest.class.getResourceAsStream(name), name)) {
      return JsonMapper.shared().readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
