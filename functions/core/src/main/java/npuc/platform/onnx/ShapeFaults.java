package npuc.platform.onnx;

import java.util.List;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

/** What can be wrong with the sizes that are given for the inputs of a model. */
final class ShapeFaults {
  private static final int SHOWN = 10;

  private ShapeFaults() {}

  static Fault tooLarge(String shape, List<Long> sizes, long most) {
    return Fault.of(ViolationCode.ABOVE_LIMIT, "must have sizes of at most {max}: {shape}")
        .with("max", most)
        .with("largest", sizes.stream().mapToLong(Long::longValue).max().orElse(0))
        .with("shape", shape);
  }

  static Fault repeated(String input) {
    return Fault.of(ViolationCode.REPEATED, "must give each input once: {value}")
        .with("value", input);
  }

  static Fault unknown(String input, List<OnnxInput> inputs) {
    return Fault.of(ViolationCode.NOT_ONE_OF, "names {input}, but the model's inputs are {allowed}")
        .with("input", input)
        .with("allowed", inputs.stream().limit(SHOWN).map(OnnxInput::name).toList());
  }

  static Fault otherRank(OnnxInput input, int given) {
    String form = "gives {given} sizes for {input}, which has ";
    return input
        .shape()
        .map(shape -> mismatch("rank", form + "{model}", input).with("model", shape.size()))
        .orElseGet(() -> mismatch("noShape", form + "no shape", input))
        .with("given", given);
  }

  static Fault otherSize(OnnxInput input, int dimension, long given, long model) {
    return mismatch(
            "size",
            "gives {given} for dimension {dimension} of {input}, which is {model} in the model",
            input)
        .with("dimension", dimension)
        .with("given", given)
        .with("model", model);
  }

  /**
   * Sizes that nobody gave.
   *
   * @param dimensions such as {@code x dimension 0 (batch), 2}
   */
  static Fault open(List<String> dimensions) {
    return Fault.of(
            ViolationCode.OPEN_SHAPE,
            "must give all sizes, as the model leaves some open: {open}; write them as {example}")
        .with("open", String.join("; ", dimensions))
        .with("example", "<input>=1x3x224x224");
  }

  private static Fault mismatch(String rule, String form, OnnxInput input) {
    return Fault.of(ViolationCode.SHAPE_MISMATCH, form)
        .with("rule", rule)
        .with("input", input.name());
  }
}
