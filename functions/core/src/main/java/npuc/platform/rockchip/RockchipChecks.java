package npuc.platform.rockchip;

import static npuc.platform.rockchip.RockchipRules.ROCKCHIP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.platform.ModelFiles;
import npuc.platform.onnx.InputShapes;
import npuc.platform.onnx.OnnxModel;
import npuc.platform.onnx.OnnxOptions;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.rockchip.RockchipRules.Target;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** The rules between the options of Rockchip's NPUs and the model. */
final class RockchipChecks {
  private static final String PRECISION = "options." + RockchipOptions.PRECISION;
  private static final String CALIBRATION = "options." + RockchipOptions.CALIBRATION;

  private final Optional<OnnxModel> model;
  private final ModelFiles files;
  private final Violations violations;

  RockchipChecks(Optional<OnnxModel> model, ModelFiles files, Violations violations) {
    this.model = model;
    this.files = files;
    this.violations = violations;
  }

  /** The options with the precision, where it is known what the model is; adds broken rules. */
  Options complete(Options given) {
    var shapes = new InputShapes(given, violations);
    model.ifPresent(found -> shapes.check(found.inputs()));
    var inputs = new NamedInputs(model.map(OnnxModel::inputs), shapes, violations);
    new ChannelChecks(inputs, violations).check(given);
    var samples = new Calibration(inputs, files, violations);
    samples.check(given);
    return RockchipOptions.target(given)
        .flatMap(target -> precision(given, target))
        .map(one -> given.with(RockchipOptions.PRECISION, OptionValue.text(one)))
        .orElse(given);
  }

  /** Empty where the Job decides: it sees the model, and this does not. */
  private Optional<String> precision(Options given, Target target) {
    Optional<String> asked = OnnxOptions.text(given, RockchipOptions.PRECISION);
    boolean hasSamples = !OnnxOptions.words(given, RockchipOptions.CALIBRATION).isEmpty();
    if (asked.isPresent()) {
      checkAsked(asked.get(), target);
    }
    Optional<String> precision = asked.or(() -> derived(target, hasSamples));
    precision.ifPresent(one -> checkSamples(one, hasSamples, target));
    checkQuantized(target);
    return precision;
  }

  private Optional<String> derived(Target target, boolean hasSamples) {
    if (model.filter(OnnxModel::quantized).isPresent()) {
      return Optional.of(RockchipOptions.QUANTIZED);
    }
    if (hasSamples) {
      return Optional.of(RockchipOptions.INT8);
    }
    return model.map(_ -> target.fp16() ? RockchipOptions.FP16 : RockchipOptions.INT8);
  }

  private void checkAsked(String asked, Target target) {
    List<String> allowed = allowed(target);
    violations.require(
        allowed.contains(asked),
        PRECISION,
        Fault.of(ViolationCode.NOT_ONE_OF, "must be one of {allowed} for {target} and this model")
            .with("allowed", allowed)
            .with("target", target.name()));
  }

  /** What the chip has, of what the model can be compiled to. */
  private List<String> allowed(Target target) {
    var allowed = new ArrayList<String>();
    boolean isQuantized = model.filter(OnnxModel::quantized).isPresent();
    if (target.fp16() && !isQuantized) {
      allowed.add(RockchipOptions.FP16);
    }
    if (target.int8() && !isQuantized) {
      allowed.add(RockchipOptions.INT8);
    }
    if (target.int8() && (isQuantized || model.isEmpty())) {
      allowed.add(RockchipOptions.QUANTIZED);
    }
    return allowed;
  }

  private void checkSamples(String precision, boolean hasSamples, Target target) {
    boolean needed = precision.equals(RockchipOptions.INT8);
    String why =
        target.fp16() ? "is required for int8" : "is required: {target} computes with int8 only";
    violations.require(
        hasSamples || !needed,
        CALIBRATION,
        Fault.of(
                ViolationCode.REQUIRED,
                why
                    + "; give each input samples such as {example}, a file beside the model in its folder")
            .with("target", target.name())
            .with("example", "x=samples.npy"));
    violations.require(
        !hasSamples || needed,
        CALIBRATION,
        Fault.of(ViolationCode.NOT_TOGETHER, "must be left out with {with}, which needs no samples")
            .with("with", RockchipOptions.PRECISION + " " + precision));
  }

  private void checkQuantized(Target target) {
    violations.require(
        target.int8() || model.filter(OnnxModel::quantized).isEmpty(),
        "options." + OnnxOptions.TARGET,
        Fault.of(
                ViolationCode.NOT_ONE_OF,
                "must be one of {allowed}: the model is quantised, and {target} has no int8")
            .with("allowed", ROCKCHIP.names(Target::int8))
            .with("target", target.name()));
  }
}
