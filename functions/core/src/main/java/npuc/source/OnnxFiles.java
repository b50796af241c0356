package npuc.source;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files make an ONNX model: one .onnx, and what beside it is called as its weights are. */
public final class OnnxFiles {
  private static final String SUFFIX = ".onnx";

  /** onnx.save_model names them so unless it is told a name; MLflow tells it none. */
  private static final String BY_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.data";

  private OnnxFiles() {}

  static boolean isModel(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  /**
   * Whether a file lies beside a model and is called as its weights: {@code model.onnx_data},
   * {@code model.onnx.data}, {@code model.onnx_data_1}, {@code model.data}, {@code <uuid>.data}.
   */
  public static boolean areWeightsOf(String model, String path) {
    if (!isModel(model) || !folder(model).equals(folder(path))) {
      return false;
    }
    String stem = name(model).substring(0, name(model).length() - SUFFIX.length());
    String byName = Pattern.quote(stem) + "(\\.onnx)?[._]data(_[0-9]{1,5})?";
    return name(path).matches(byName + "|" + BY_UUID);
  }

  /** Whether a file is called as the weights of some model are. */
  public static boolean areWeights(String path) {
    return name(path).matches(".*[._]data(_[0-9]{1,5})?");
  }

  /** What a path ends in: in the folder of a model all files lie side by side. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A model with its weights. */
  static Stream<SourceFile> of(SourceFile model, List<SourceFile> files) {
    return Stream.concat(
        Stream.of(model), files.stream().filter(file -> areWeightsOf(model.path(), file.path())));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
