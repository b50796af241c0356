package npuc.platform.qualcomm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import npuc.application.Application;
import npuc.hash.Sha256;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.OptionsReader;
import npuc.platform.onnx.OnnxContent;
import npuc.platform.onnx.OnnxInput;
import npuc.platform.onnx.OnnxInput.Size;
import npuc.platform.onnx.OnnxModel;
import npuc.platform.onnx.OnnxReader;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.refusal.Violation;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class QualcommHtpTest {
  private static final OnnxInput FIXED = input("x", fixed(1), fixed(3));
  private static final OnnxModel FLOATS = model("Conv", FIXED);
  private static final OnnxModel QUANTIZED = model("QuantizeLinear", FIXED);

  /** Two inputs that share the sizes batch and side; the second has one that has no name. */
  private static final OnnxModel OPEN =
      model(
          "Conv",
          input("x", open("batch"), fixed(3), open("side")),
          input("mask", open("batch"), open("")));

  private final Violations violations = new Violations();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                            | fp16",
        "{'target': 'htp-v69'}                         | fp16",
        "{'target': 'qcs6490', 'vtcmMb': 2}            | ?",
        "{'precision': 'fp16'}                         | fp16",
        "{'precision': 'quantized'}                    | ?",
        "{'target': 'snapdragon-888', 'precision': 'fp16'} | ?",
      })
  void aModelOfFloatsNeedsAChipThatHasThem(String options, String precision) {
    Options read = read(options, content(FLOATS));

    assertEquals(precision.equals("?"), !violations.isEmpty(), violations.list()::toString);
    if (violations.isEmpty()) {
      assertEquals(Optional.of(OptionValue.text(precision)), read.get("precision"));
    }
  }

  @ParameterizedTest
  @CsvSource({"snapdragon-8-gen-3", "qcs6490", "htp-v68", "sa8797"})
  void aQuantisedModelIsTakenByEveryChip(String target) {
    Options read = read("{'target': '" + target + "'}", content(QUANTIZED));

    assertEquals(List.of(), violations.list());
    assertEquals(Optional.of(OptionValue.text("quantized")), read.get("precision"));
  }

  @Test
  void ofAModelThatCannotBeSeenNothingIsSaid() {
    Options read = read("{'target': 'qcs6490', 'inputShapes': 'x=1x3'}", OnnxReader.NONE);

    assertEquals(List.of(), violations.list());
    assertEquals(Optional.of(OptionValue.text("quantized")), read.get("precision"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'target': '999'}                         | options.target       | must be one of | NOT_ONE_OF",
        "{'target': 'htp-v75', 'vtcmMb': 16}       | options.vtcmMb       | at most 8 | ABOVE_LIMIT",
        "{'target': 'qcs6490', 'vtcmMb': 4, 'precision': 'quantized'} | options.vtcmMb | at most 2 | ABOVE_LIMIT",
        "{'vtcmMb': 0}                             | options.vtcmMb       | from 1 to 16 | OUT_OF_RANGE",
        "{'batch': 1025}                           | options.batch        | from 1 to 1024 | OUT_OF_RANGE",
        "{'precision': 'int4'}                     | options.precision    | must be one of | NOT_ONE_OF",
        "{'precision': 'quantized'}                | options.precision    | must be fp16 | NOT_ONE_OF",
        "{'target': 'htp-v68'}                     | baseArtifactId       | works on floats | NOT_QUANTISED",
        "{'inputShapes': 'x'}                      | options.inputShapes[0] | of the form | WRONG_FORM",
        "{'inputShapes': 'x=1x3, x=2x3'}           | options.inputShapes  | each input once | REPEATED",
        "{'inputShapes': 'x=1x9999999'}            | options.inputShapes  | at most 1048576 | ABOVE_LIMIT",
        "{'inputShapes': 'y=1x3'}                  | options.inputShapes  | inputs are x | NOT_ONE_OF",
        "{'inputShapes': 'x=1'}                    | options.inputShapes  | gives 1 sizes for x | SHAPE_MISMATCH",
        "{'inputShapes': 'x=2x3'}                  | options.inputShapes  | which is 1 in the model | SHAPE_MISMATCH",
      })
  void whatCannotBeCompiledIsToldAtItsField(
      String options, String field, String words, ViolationCode code) {
    read(options, content(FLOATS));

    assertTrue(
        violations.list().stream()
            .anyMatch(
                one ->
                    one.field().equals(field)
                        && one.code() == code
                        && one.message().contains(words)),
        violations.list()::toString);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{}                                         | x dimension 0 (batch), 2 (side); mask dimension 0 (batch), 1",
        "{'batch': 1}                               | x dimension 2 (side); mask dimension 1",
        "{'inputShapes': 'x=1x3x9'}                 | mask dimension 1",
        "{'inputShapes': 'mask=1x9'}                | x dimension 2 (side)",
        "{'inputShapes': 'x=1x3x9, mask=1x9'}       | -",
        "{'inputShapes': 'x=1x3x9, mask=2x9'}       | dimension 0 of x, which is 2",
      })
  void openSizesAreNamedUntilAllAreGiven(String options, String words) {
    read(options, content(OPEN));

    List<String> messages = violations.list().stream().map(Violation::message).toList();
    assertEquals(words == null, messages.isEmpty(), messages::toString);
    assertTrue(words == null || messages.getFirst().contains(words), messages::toString);
  }

  @Test
  void anInputWithoutAShapeMustBeFixedInTheModel() {
    read("{}", content(model("Conv", new OnnxInput("x", Optional.empty()))));

    assertTrue(violations.list().getFirst().message().contains("x (of any shape"));
  }

  @Test
  void anArchitectureStandsForItsFirstChip() {
    var platform = new QualcommHtp(OnnxReader.NONE);
    Options options = Options.NONE.with("target", OptionValue.text("htp-v73"));

    List<String> warnings =
        platform.advise(options, CompileInput.UNKNOWN, 0, platform.defaultResources()).warnings();

    assertTrue(warnings.getFirst().startsWith("htp-v73 is compiled as for SM8550"));
    assertEquals("htp-v73", platform.target(options));
  }

  /** The same numbers are in jobs/tests/test_qualcomm.py. */
  @Test
  void theDigestOfAFolderIsThatOfTheJob() {
    byte[] weights = new byte[262_144];
    IntStream.range(0, weights.length).forEach(at -> weights[at] = (byte) at);
    byte[] ends = Arrays.copyOf(weights, 131_072);
    var files =
        new MapFiles()
            .with("model.onnx", "graph")
            .with("weights.bin", weights)
            .with(".hidden", "1");
    String lines =
        "model.onnx\t5\t%s\nweights.bin\t262144\t%s\n"
            .formatted(Sha256.hex("graphgraph".getBytes(UTF_8)), Sha256.hex(ends));

    assertEquals(
        Optional.of("sha256:" + Sha256.hex(lines.getBytes(UTF_8))),
        new QualcommHtp(OnnxReader.NONE).digest(files));
  }

  @Test
  void everyTargetHasItsOwnNameAndAnArchitectureHasOne() {
    List<String> names = QualcommRules.QUALCOMM.names();

    assertEquals(names.stream().distinct().toList(), names);
    for (QualcommRules.Target target : QualcommRules.QUALCOMM.targets()) {
      assertTrue(names.contains("htp-v" + target.htpArch()), target::name);
    }
  }

  private Options read(String options, OnnxReader reader) {
    var json = (ObjectNode) JsonMapper.shared().readTree(options.replace('\'', '"'));
    var platform = new QualcommHtp(reader);
    Options given = new OptionsReader(Application.PLATFORMS).read(platform, json, violations);
    var files = new MapFiles().with("net.onnx", "any");
    return platform.complete(given, new CompileInput(files, Optional.empty()), violations);
  }

  private static OnnxReader content(OnnxModel model) {
    return files -> new OnnxContent.Read(model);
  }

  private static OnnxModel model(String operator, OnnxInput... inputs) {
    SortedMap<String, Integer> operators = new TreeMap<>();
    operators.put(operator, 1);
    return new OnnxModel("net.onnx", 17, List.of(inputs), operators, new TreeMap<>());
  }

  private static OnnxInput input(String name, Size... sizes) {
    return new OnnxInput(name, Optional.of(List.of(sizes)));
  }

  private static Size fixed(long size) {
    return new Size(size, "");
  }

  private static Size open(String symbol) {
    return new Size(0, symbol);
  }
}
