package npuc.platform.rockchip;

import static npuc.platform.onnx.OnnxRules.ONNX;
import static npuc.platform.rockchip.RockchipRules.ROCKCHIP;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.platform.onnx.OnnxOptions;
import npuc.platform.option.ChoiceOption;
import npuc.platform.option.IntegerOption;
import npuc.platform.option.Label;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.option.WordsOption;

/** The options of Rockchip's NPUs: those of rknn-toolkit2 2.5.0 that shape the compiled model. */
final class RockchipOptions {
  static final String PRECISION = "precision";
  static final String CALIBRATION = "calibration";
  static final String MEAN = "mean";
  static final String STD = "std";

  static final String FP16 = "fp16";
  static final String INT8 = "int8";
  static final String QUANTIZED = "quantized";

  private static final String INPUT = "[^\\s=,;]{1,200}=";
  private static final Pattern SAMPLES = Pattern.compile(INPUT + "[^\\s=,;/\\\\]{1,200}\\.npy");
  private static final Pattern MEANS = channels("-?[0-9]{1,6}(\\.[0-9]{1,6})?");
  private static final Pattern STDS = channels("(?=[0-9.]*[1-9])[0-9]{1,6}(\\.[0-9]{1,6})?");

  static final List<Option> ALL =
      List.of(
          new ChoiceOption(
              new Label(OnnxOptions.TARGET, "Chip", "What the model is to run on.").common(),
              ROCKCHIP.names(_ -> true),
              Optional.of(OptionValue.text("rk3588"))),
          new ChoiceOption(
              new Label(
                      PRECISION,
                      "Precision",
                      "fp16 computes in floats of 16 bits; int8 quantises the model by samples;"
                          + " quantized takes a model that is quantised (QDQ) as it is. Left out:"
                          + " what the model is, int8 with samples, else fp16 where the chip has"
                          + " it.")
                  .common(),
              List.of(FP16, INT8, QUANTIZED),
              Optional.empty()),
          inputWords(
              new Label(
                      CALIBRATION,
                      "Samples",
                      "For int8, of each input: x=samples.npy, a file beside the model in its folder,"
                          + " as numpy.save writes it. Its first size is the number of samples.")
                  .common(),
              SAMPLES),
          new ChoiceOption(
              new Label(
                  "quantizationAlgorithm",
                  "Quantisation",
                  "How int8 finds the range of numbers: normal takes the least and the largest,"
                      + " kl-divergence and mmse look for a better one and take longer."),
              List.of("normal", "kl-divergence", "mmse"),
              Optional.of(OptionValue.text("normal"))),
          new ChoiceOption(
              new Label(
                  "quantizationMethod",
                  "Scales",
                  "Whether int8 has a scale for each channel of the weights, or one for a layer."),
              List.of("channel", "layer"),
              Optional.of(OptionValue.text("channel"))),
          inputWords(
              new Label(
                  MEAN,
                  "Mean",
                  "What is taken from each channel of an image before the model, which the NPU then"
                      + " does: x=123.675/116.28/103.53. Samples are given without it done."),
              MEANS),
          inputWords(
              new Label(
                  STD,
                  "Standard deviation",
                  "By what each channel is divided then: x=58.395/57.12/57.375."),
              STDS),
          new IntegerOption(
              new Label(
                  "optimizationLevel",
                  "Optimisation",
                  "3 applies all rewriting of the graph; lower levels less, where results differ."),
              0,
              3,
              false,
              Optional.of(OptionValue.whole(3))),
          OnnxOptions.batch(),
          OnnxOptions.inputShapes());

  private RockchipOptions() {}

  static Optional<RockchipRules.Target> target(Options options) {
    return OnnxOptions.text(options, OnnxOptions.TARGET).flatMap(ROCKCHIP::target);
  }

  /** One word for each input. */
  private static Option inputWords(Label label, Pattern form) {
    return new WordsOption(label, form, Math.toIntExact(ONNX.maxInputs().value()));
  }

  private static Pattern channels(String number) {
    long more = ROCKCHIP.maxChannels().value() - 1;
    return Pattern.compile("%s%s(/%s){0,%d}".formatted(INPUT, number, number, more));
  }
}
