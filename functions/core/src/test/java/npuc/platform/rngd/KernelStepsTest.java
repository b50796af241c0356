package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.application.Application;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.OptionsReader;
import npuc.platform.Toolchain;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sizes as the vendor's dry run took or refused them, each asked of fxb 2026.4.0. */
class KernelStepsTest {
  private static final Toolchain FXB = new Toolchain("furiosa-llm", "2026.4.0", Optional.empty());

  @ParameterizedTest(name = "{0}")
  @MethodSource("sizes")
  void aSizeIsJudgedAsTheVendorJudgesIt(JsonNode one) {
    ObjectNode options = JsonMapper.shared().createObjectNode();
    options.put("maxContextLength", 1024).put("tensorParallel", one.get("tensorParallel").asInt());
    options.put("prefillBuckets", "1,1024").put("decodeBuckets", "1,1024");
    options.put("appendBuckets", one.path("append").asString(""));
    options.putArray("tokenwiseSeqLens").add(one.path("size").asInt(4)).add(1024);
    var violations = new Violations();
    var files = new MapFiles().with(ModelConfig.FILE, one.get("config").toString());

    new Rngd()
        .complete(
            new OptionsReader(Application.PLATFORMS).read(new Rngd(), options, violations),
            new CompileInput(files, Optional.of(FXB)),
            violations);

    List<String> refused = violations.list().stream().map(Violation::field).toList();
    String field = one.has("append") ? "options.appendBuckets" : "options.tokenwiseSeqLens";
    assertEquals(one.get("accepted").asBoolean() ? List.of() : List.of(field), refused);
  }

  static Stream<JsonNode> sizes() throws IOException {
    String name = "kernel-steps-2026.4.0.json";
    try (var file = Objects.requireNonNull(KernelStepsTest.class.getResourceAsStream(name), name)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return JsonMapper.shared().readTree(text).valueStream();
    }
  }
}
