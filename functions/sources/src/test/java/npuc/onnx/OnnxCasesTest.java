package npuc.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.platform.MapFiles;
import npuc.platform.onnx.OnnxCheck;
import npuc.platform.onnx.OnnxInput;
import npuc.platform.onnx.OnnxModel;
import npuc.refusal.Violations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases that the job program runs too: onnx_cases.json, made by scripts/onnx_cases.py. */
class OnnxCasesTest {
  private final ProtobufOnnxReader reader = new ProtobufOnnxReader();

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theServiceSaysWhatTheJobSays(String name, JsonNode one) throws IOException {
    var files = new MapFiles().with("net.onnx", one.get("base64").binaryValue());
    one.get("beside")
        .properties()
        .forEach(beside -> files.with(beside.getKey(), new byte[beside.getValue().intValue()]));
    var violations = new Violations();
    OnnxCheck.check(reader, files, "baseArtifactId", violations);

    JsonNode says = one.get("says");
    assertEquals(!says.isNull(), violations.isEmpty(), violations.list()::toString);
    if (!says.isNull()) {
      assertEquals(said(says), found(reader.model(files).orElseThrow()));
    }
  }

  static Stream<Object[]> cases() {
    try (InputStream in = OnnxCasesTest.class.getResourceAsStream("onnx_cases.json")) {
      JsonNode all = JsonMapper.shared().readTree(Objects.requireNonNull(in));
      assertFalse(all.isEmpty());
      return all.valueStream().map(one -> new Object[] {one.get("name").stringValue(), one});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> found(OnnxModel model) {
    var inputs = new LinkedHashMap<String, Optional<List<String>>>();
    model.inputs().forEach(one -> inputs.put(one.name(), one.shape().map(OnnxCasesTest::sizes)));
    return Map.of(
        "opset", model.opset(),
        "inputs", inputs,
        "operators", model.operators(),
        "external", model.external(),
        "quantized", model.quantized());
  }

  private static List<String> sizes(List<OnnxInput.Size> shape) {
    return shape.stream()
        .map(size -> size.isOpen() ? size.symbol() : Long.toString(size.fixed()))
        .toList();
  }

  private static Map<String, Object> said(JsonNode says) {
    var inputs = new LinkedHashMap<String, Optional<List<String>>>();
    says.get("inputs").properties().forEach(one -> inputs.put(one.getKey(), sizes(one.getValue())));
    var operators = new LinkedHashMap<String, Integer>();
    says.get("operators")
        .properties()
        .forEach(one -> operators.put(one.getKey(), one.getValue().intValue()));
    var external = new LinkedHashMap<String, Long>();
    says.get("external")
        .properties()
        .forEach(one -> external.put(one.getKey(), one.getValue().longValue()));
    return Map.of(
        "opset", says.get("opset").longValue(),
        "inputs", inputs,
        "operators", operators,
        "external", external,
        "quantized", says.get("quantized").booleanValue());
  }

  private static Optional<List<String>> sizes(JsonNode shape) {
    if (shape.isNull()) {
      return Optional.empty();
    }
    var sizes = new ArrayList<String>();
    shape.forEach(size -> sizes.add(size.asString()));
    return Optional.of(sizes);
  }
}
