package npuc.platform.rockchip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import npuc.application.Application;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.ModelFiles;
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

class RockchipTest {
  private static final OnnxInput IMAGE = input("x", 2, 3, 4, 5);
  private static final OnnxInput FLAT = input("z", 2, 7);
  private static final OnnxModel FLOATS = model("Conv", 17, IMAGE);
  private static final OnnxModel QUANTIZED = model("QuantizeLinear", 17, IMAGE);
  private static final OnnxModel TWO = model("Conv", 17, IMAGE, FLAT);

  private final Violations violations = new Violations();

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "floats    | {}                                                 | fp16",
        "floats    | {'calibration': 'x=x.npy'}                         | int8",
        "floats    | {'precision': 'int8', 'calibration': 'x=x.npy'}    | int8",
        "floats    | {'target': 'rv1103', 'calibration': 'x=x.npy'}     | int8",
        "floats    | {'target': 'rk2118'}                               | fp16",
        "floats    | {'mean': 'x=1/2.5/-3', 'std': 'x=0.5/1/2'}         | fp16",
        "quantized | {}                                                 | quantized",
        "quantized | {'target': 'rv1106', 'precision': 'quantized'}     | quantized",
        "unseen    | {}                                                 | ?",
        "unseen    | {'target': 'rv1103'}                               | ?",
        "unseen    | {'precision': 'quantized'}                         | quantized",
        "unseen    | {'calibration': 'x=x.npy'}                         | int8",
      })
  void thePrecisionFollowsFromModelSamplesAndChip(String model, String options, String precision) {
    Options read = read(options, reader(model), folder());

    assertEquals(List.of(), violations.list());
    assertEquals(
        precision.equals("?") ? Optional.empty() : Optional.of(OptionValue.text(precision)),
        read.get("precision"));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "floats    | {'target': 'rk9999'}                                  | options.target      | must be one of | NOT_ONE_OF",
        "floats    | {'precision': 'int4'}                                 | options.precision   | must be one of | NOT_ONE_OF",
        "floats    | {'precision': 'int8'}                                 | options.calibration | required for int8 | REQUIRED",
        "floats    | {'target': 'rv1106'}                                  | options.calibration | rv1106 computes with int8 only | REQUIRED",
        "floats    | {'target': 'rv1106', 'precision': 'fp16'}             | options.precision   | must be one of int8 | NOT_ONE_OF",
        "floats    | {'target': 'rk2118', 'precision': 'int8'}             | options.precision   | must be one of fp16 | NOT_ONE_OF",
        "floats    | {'precision': 'quantized'}                            | options.precision   | must be one of fp16, int8 | NOT_ONE_OF",
        "floats    | {'precision': 'fp16', 'calibration': 'x=x.npy'}       | options.calibration | must be left out | NOT_TOGETHER",
        "unseen    | {'target': 'rv1103', 'precision': 'fp16'}             | options.precision   | must be one of int8, quantized | NOT_ONE_OF",
        "quantized | {'precision': 'fp16'}                                 | options.precision   | must be one of quantized | NOT_ONE_OF",
        "quantized | {'calibration': 'x=x.npy'}                            | options.calibration | must be left out | NOT_TOGETHER",
        "quantized | {'target': 'rk2118'}                                  | options.target      | has no int8 | NOT_ONE_OF",
        "floats    | {'quantizationAlgorithm': 'gdq'}                      | options.quantizationAlgorithm | must be one of | NOT_ONE_OF",
        "floats    | {'quantizationMethod': 'group32'}                     | options.quantizationMethod | must be one of | NOT_ONE_OF",
        "floats    | {'optimizationLevel': 4}                              | options.optimizationLevel | from 0 to 3 | OUT_OF_RANGE",
        "floats    | {'mean': 'x=1/2'}                                     | options.mean        | gives 2 numbers for the 3 channels | SHAPE_MISMATCH",
        "floats    | {'mean': 'y=1/2/3'}                                   | options.mean        | inputs are x | NOT_ONE_OF",
        "floats    | {'std': 'x=1/0/1'}                                    | options.std[0]      | of the form | WRONG_FORM",
        "floats    | {'std': 'x=1/2/3, x=1/2/4'}                           | options.std         | each input once | REPEATED",
        "two       | {'std': 'z=1/2/3'}                                    | options.std         | is for images | SHAPE_MISMATCH",
        "floats    | {'inputShapes': 'x=1x3x4x5'}                          | options.inputShapes | which is 2 in the model | SHAPE_MISMATCH",
        "floats    | {'calibration': 'x=../x.npy'}                         | options.calibration[0] | of the form | WRONG_FORM",
        "floats    | {'calibration': 'x=x.npz'}                            | options.calibration[0] | of the form | WRONG_FORM",
        "floats    | {'calibration': 'y=x.npy'}                            | options.calibration | inputs are x | NOT_ONE_OF",
        "two       | {'calibration': 'x=x.npy'}                            | options.calibration | samples for z too | REQUIRED",
        "two       | {'calibration': 'x=x.npy, z=six.npy'}                 | options.calibration | 3 samples for z and 2 | SHAPE_MISMATCH",
        "floats    | {'calibration': 'x=none.npy'}                         | options.calibration | not beside the model | INCOMPLETE_MODEL",
        "floats    | {'calibration': 'x=text.npy'}                         | options.calibration | no array of numbers | NOT_THE_FORMAT",
        "floats    | {'calibration': 'x=cut.npy'}                          | options.calibration | and must have 1088 | FILE_DAMAGED",
        "floats    | {'calibration': 'x=long.npy'}                         | options.calibration | and must have 1088 | FILE_DAMAGED",
        "floats    | {'calibration': 'x=double.npy'}                       | options.calibration | whose numbers are <f8 | NOT_ONE_OF",
        "floats    | {'calibration': 'x=rank.npy'}                         | options.calibration | has 2 sizes; x has 4 | SHAPE_MISMATCH",
        "floats    | {'calibration': 'x=nhwc.npy'}                         | options.calibration | has 4 for dimension 1 | SHAPE_MISMATCH",
        "floats    | {'calibration': 'x=odd.npy'}                          | options.calibration | must be a multiple of 2 | NOT_MULTIPLE",
        "floats    | {'calibration': 'x=empty.npy'}                        | options.calibration | has 0 samples | OUT_OF_RANGE",
      })
  void whatCannotBeCompiledIsToldAtItsField(
      String model, String options, String field, String words, ViolationCode code) {
    read(options, reader(model), folder());

    assertTrue(has(field, words, code), violations.list()::toString);
  }

  @Test
  void theSamplesOfAnArtifactThatIsOneFileAreNowhere() {
    var alone = new MapFiles().with("net.onnx", "any");

    read("{'calibration': 'x=x.npy'}", content(FLOATS), alone);

    assertTrue(has("options.calibration", "register a folder", ViolationCode.INCOMPLETE_MODEL));
  }

  @Test
  void samplesThatOnlyTheJobSeesAreNotJudged() {
    read("{'calibration': 'x=x.npy'}", content(FLOATS), ModelFiles.unseen());

    assertEquals(List.of(), violations.list());
  }

  @Test
  void tooManySamplesAreRefused() {
    var many = folder().with("x.npy", Npy.file("|u1", 8194, 1, 1, 1));
    read("{'calibration': 'x=x.npy'}", content(model("Conv", 17, input("x", 1, 1, 1, 1))), many);

    assertTrue(has("options.calibration", "has 8194 samples", ViolationCode.OUT_OF_RANGE));
  }

  @Test
  void sizesThatAreGivenAreThoseOfTheSamples() {
    var open =
        new OnnxInput(
            "x",
            Optional.of(
                List.of(new Size(0, "n"), new Size(3, ""), new Size(0, ""), new Size(5, ""))));

    read(
        "{'calibration': 'x=x.npy', 'inputShapes': 'x=2x3x4x5'}",
        content(model("Conv", 17, open)),
        folder());

    assertEquals(List.of(), violations.list());
  }

  @ParameterizedTest
  @CsvSource({"19, true", "20, false"})
  void aModelOfNewerOperatorsIsRefusedBeforeAJob(int opset, boolean taken) {
    var platform = new Rockchip(content(model("Conv", opset, IMAGE)));
    platform.inspect(new CompileInput(folder(), Optional.empty()), violations);

    assertEquals(taken, violations.isEmpty(), violations.list()::toString);
    assertEquals(!taken, has("baseArtifactId", "opset 20", ViolationCode.UNSUPPORTED_MODEL));
  }

  @Test
  void everyTargetHasItsOwnNameAndComputesSomehow() {
    List<String> names = RockchipRules.ROCKCHIP.names(_ -> true);

    assertEquals(names.stream().distinct().toList(), names);
    assertEquals(names, RockchipRules.ROCKCHIP.names(one -> one.fp16() || one.int8()));
  }

  private boolean has(String field, String words, ViolationCode code) {
    return violations.list().stream().anyMatch(one -> is(one, field, words, code));
  }

  private static boolean is(Violation one, String field, String words, ViolationCode code) {
    return one.field().equals(field) && one.code() == code && one.message().contains(words);
  }

  private Options read(String options, OnnxReader reader, ModelFiles files) {
    var json = (ObjectNode) JsonMapper.shared().readTree(options.replace('\'', '"'));
    var platform = new Rockchip(reader);
    Options given = new OptionsReader(Application.PLATFORMS).read(platform, json, violations);
    return platform.complete(given, new CompileInput(files, Optional.empty()), violations);
  }

  private static MapFiles folder() {
    byte[] whole = Npy.file("<f4", 4, 3, 4, 5);
    return new MapFiles()
        .with("net.onnx", "any")
        .with("x.npy", Npy.file("<f4", 4, 3, 4, 5))
        .with("six.npy", Npy.file("|u1", 6, 7))
        .with("text.npy", "x,y\n1,2\n")
        .with("cut.npy", Arrays.copyOf(whole, whole.length - 40))
        .with("long.npy", Arrays.copyOf(whole, whole.length + 1))
        .with("double.npy", Npy.file("<f8", 4, 3, 4, 5))
        .with("rank.npy", Npy.file("<f4", 4, 60))
        .with("nhwc.npy", Npy.file("<f4", 4, 4, 5, 3))
        .with("odd.npy", Npy.file("<f4", 3, 3, 4, 5))
        .with("empty.npy", Npy.file("<f4", 0, 3, 4, 5));
  }

  private static OnnxReader reader(String model) {
    return switch (model) {
      case "floats" -> content(FLOATS);
      case "two" -> content(TWO);
      case "quantized" -> content(QUANTIZED);
      default -> OnnxReader.NONE;
    };
  }

  private static OnnxReader content(OnnxModel model) {
    return files -> new OnnxContent.Read(model);
  }

  private static OnnxModel model(String operator, long opset, OnnxInput... inputs) {
    SortedMap<String, Integer> operators = new TreeMap<>();
    operators.put(operator, 1);
    return new OnnxModel("net.onnx", opset, List.of(inputs), operators, new TreeMap<>());
  }

  private static OnnxInput input(String name, long... sizes) {
    return new OnnxInput(
        name, Optional.of(Arrays.stream(sizes).mapToObj(one -> new Size(one, "")).toList()));
  }
}
