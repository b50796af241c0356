package npuc.platform.qualcomm;

import java.util.List;
import java.util.Optional;
import npuc.platform.onnx.InputShapes;
import npuc.platform.onnx.OnnxModel;
import npuc.platform.onnx.OnnxOptions;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.qualcomm.QualcommRules.Target;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** The rules between the options of Qualcomm's HTP and the model. */
final class QualcommChecks {
  private final Optional<OnnxModel> model;
  private final Violations violations;

  QualcommChecks(Optional<OnnxModel> model, Violations violations) {
    this.model = model;
    this.violations = violations;
  }

  /** The options with the precision that follows from model and chip; adds broken rules. */
  Options complete(Options given) {
    var shapes = new InputShapes(given, violations);
    model.ifPresent(found -> shapes.check(found.inputs()));
    return QualcommOptions.target(given).map(target -> complete(given, target)).orElse(given);
  }

  private Options complete(Options given, Target target) {
    checkVtcm(given, target);
    Optional<String> asked = OnnxOptions.text(given, QualcommOptions.PRECISION);
    String precision = asked.orElseGet(() -> derived(target));
    boolean isFloat = precision.equals(QualcommOptions.FP16);
    violations.require(
        !isFloat || target.fp16(),
        "options." + QualcommOptions.PRECISION,
        mustBe(
                QualcommOptions.QUANTIZED,
                " for {target}: its NPU (HTP v{htpArch}) computes with integers only")
            .with("target", target.name())
            .with("htpArch", target.htpArch()));
    if (!isFloat && model.filter(found -> !found.quantized()).isPresent()) {
      refuseFloats(asked.isPresent(), target);
    }
    return given.with(QualcommOptions.PRECISION, OptionValue.text(precision));
  }

  /** What a model is made for, as far as it can be seen, else what the chip is best at. */
  private String derived(Target target) {
    boolean wantsFloats = model.map(found -> !found.quantized()).orElse(true);
    return wantsFloats && target.fp16() ? QualcommOptions.FP16 : QualcommOptions.QUANTIZED;
  }

  private void refuseFloats(boolean asked, Target target) {
    if (asked && target.fp16()) {
      violations.add(
          "options." + QualcommOptions.PRECISION,
          mustBe(
              QualcommOptions.FP16,
              ", or left out: the model works on floats (it has no QuantizeLinear)"));
    } else {
      violations.add(
          "baseArtifactId",
          Fault.of(
                  ViolationCode.NOT_QUANTISED,
                  "works on floats, and the NPU of {target} computes with integers only; quantise"
                      + " it (QDQ, by onnxruntime.quantization) and register that, or choose"
                      + " another target")
              .with("target", target.name()));
    }
  }

  private void checkVtcm(Options given, Target target) {
    OnnxOptions.whole(given, QualcommOptions.VTCM)
        .filter(size -> size > target.vtcmMb())
        .ifPresent(
            size ->
                violations.add(
                    "options." + QualcommOptions.VTCM,
                    Fault.of(
                            ViolationCode.ABOVE_LIMIT,
                            "must be at most {max}, which is all that {target} has")
                        .with("max", target.vtcmMb())
                        .with("largest", size)
                        .with("target", target.name())));
  }

  private static Fault mustBe(String precision, String why) {
    return Fault.of(ViolationCode.NOT_ONE_OF, "must be {allowed}" + why)
        .with("allowed", List.of(precision));
  }
}
