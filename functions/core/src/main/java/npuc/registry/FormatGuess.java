package npuc.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import npuc.platform.PlatformName;

/** In which format something may be, by names alone: who opens it may find otherwise. */
public final class FormatGuess {
  /** Without it a folder of weights is no model (huggingface/transformers, CONFIG_NAME). */
  private static final String CONFIG = "config.json";

  private static final String WEIGHTS = ".safetensors";
  private static final List<PlatformName> TFLITE = List.of(new PlatformName("tflite"));
  private static final List<PlatformName> ONNX = List.of(new PlatformName("onnx"));
  private static final List<PlatformName> SAFETENSORS = List.of(new PlatformName("safetensors"));

  private FormatGuess() {}

  public static List<PlatformName> ofFile(String name) {
    if (isOnnx(name)) {
      return ONNX;
    }
    return name.toLowerCase(Locale.ROOT).endsWith(".tflite") ? TFLITE : List.of();
  }

  /**
   * By the names of the files directly in a folder: one model and its weights, in one format or in
   * both.
   */
  public static List<PlatformName> ofFolder(Collection<String> names) {
    List<PlatformName> formats = new ArrayList<>();
    if (names.contains(CONFIG) && names.stream().anyMatch(FormatGuess::isWeights)) {
      formats.addAll(SAFETENSORS);
    }
    if (names.stream().filter(FormatGuess::isOnnx).count() == 1) {
      formats.addAll(ONNX);
    }
    return List.copyOf(formats);
  }

  private static boolean isOnnx(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".onnx");
  }

  private static boolean isWeights(String name) {
    return name.endsWith(WEIGHTS);
  }
}
