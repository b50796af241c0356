package npuc.platform.onnx;

import static npuc.platform.onnx.OnnxRules.ONNX;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.platform.option.IntegerOption;
import npuc.platform.option.Label;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.option.WordsOption;

/** The options that every compiler of ONNX models has, and how options are read. */
public final class OnnxOptions {
  /** The chip. */
  public static final String TARGET = "target";

  public static final String BATCH = "batch";
  public static final String INPUT_SHAPES = "inputShapes";

  private static final Pattern SHAPE =
      Pattern.compile("[^\\s=,;]{1,200}=[1-9][0-9]{0,6}(x[1-9][0-9]{0,6}){0,7}");

  private OnnxOptions() {}

  public static Option batch() {
    return new IntegerOption(
        new Label(BATCH, "Batch", "The first size of each input, where the model leaves it open.")
            .common(),
        1,
        ONNX.maxBatch().value(),
        false,
        Optional.empty());
  }

  public static Option inputShapes() {
    return new WordsOption(
        new Label(
                INPUT_SHAPES,
                "Input shapes",
                "All sizes of an input, such as x=1x3x224x224: the NPU takes fixed sizes only, so"
                    + " what the model leaves open must be given.")
            .common(),
        SHAPE,
        Math.toIntExact(ONNX.maxInputs().value()));
  }

  /** What is asked for, as a person reads it. */
  public static Optional<String> text(Options options, String name) {
    return options.get(name).map(OptionValue::display);
  }

  public static Optional<Long> whole(Options options, String name) {
    return options.get(name).map(value -> ((OptionValue.Whole) value).number());
  }

  /** The words of a list; none where it is left out. */
  public static List<String> words(Options options, String name) {
    return options.get(name).stream()
        .map(OptionValue.Items.class::cast)
        .flatMap(items -> items.items().stream())
        .map(OptionValue::display)
        .toList();
  }
}
