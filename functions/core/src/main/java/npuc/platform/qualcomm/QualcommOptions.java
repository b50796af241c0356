package npuc.platform.qualcomm;

import static npuc.platform.qualcomm.QualcommRules.QUALCOMM;

import java.util.List;
import java.util.Optional;
import npuc.platform.onnx.OnnxOptions;
import npuc.platform.option.ChoiceOption;
import npuc.platform.option.FlagOption;
import npuc.platform.option.IntegerOption;
import npuc.platform.option.Label;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;

/** The options of Qualcomm's HTP: those of onnxruntime-qnn 2.7.0 that shape the compiled model. */
final class QualcommOptions {
  static final String PRECISION = "precision";
  static final String VTCM = "vtcmMb";

  static final String FP16 = "fp16";
  static final String QUANTIZED = "quantized";

  /** No chip of the table has more. */
  private static final int MAX_VTCM =
      QUALCOMM.targets().stream().mapToInt(QualcommRules.Target::vtcmMb).max().orElseThrow();

  static final List<Option> ALL =
      List.of(
          new ChoiceOption(
              new Label(
                      OnnxOptions.TARGET,
                      "Chip",
                      "What the model is to run on. A name such as htp-v75 stands for the first chip with"
                          + " that architecture: choose the chip itself where it is listed.")
                  .common(),
              QUALCOMM.names(),
              Optional.of(OptionValue.text("snapdragon-8-gen-3"))),
          new ChoiceOption(
              new Label(
                      PRECISION,
                      "Precision",
                      "fp16 computes floats of the model in 16 bits; quantized takes a model that is"
                          + " quantised (QDQ). Left out: what the model is made for and the chip has.")
                  .common(),
              List.of(FP16, QUANTIZED),
              Optional.empty()),
          new ChoiceOption(
              new Label(
                  "finalizationMode",
                  "Optimisation",
                  "How long the compiler looks for a faster graph."),
              List.of("default", "faster-prepare", "longer-prepare", "longest-prepare"),
              Optional.of(OptionValue.text("default"))),
          OnnxOptions.batch(),
          OnnxOptions.inputShapes(),
          new IntegerOption(
              new Label(
                  VTCM,
                  "VTCM",
                  "Megabytes of the chip's fast memory that the model may use. Left out: all that"
                      + " it has."),
              1,
              MAX_VTCM,
              false,
              Optional.empty()),
          new FlagOption(
              new Label(
                  "embedContext",
                  "Everything in model.onnx",
                  "Puts the compiled graph into model.onnx instead of model_qnn.bin beside it.")));

  private QualcommOptions() {}

  static Optional<QualcommRules.Target> target(Options options) {
    return OnnxOptions.text(options, OnnxOptions.TARGET).flatMap(QUALCOMM::target);
  }
}
