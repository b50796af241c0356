package npuc.registry;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import npuc.platform.PlatformName;

/** In which format something may be, by names alone: who opens it may find otherwise. */
public final class FormatGuess {
  /** Without it a folder of weights is no model (huggingface/transformers, CONFIG_NAME). */
  public static final String CONFIG = "config.json";

  private static final String WEIGHTS = ".safetensors";
  private static final List<PlatformName> TFLITE = List.of(new PlatformName("tflite"));
  private static final List<PlatformName> ONNX = List.of(new PlatformName("onnx"));
  private static final List<PlatformName> SAFETENSORS = List.of(new PlatformName("safetensors"));

  private FormatGuess() {}

  public static List<PlatformName> ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".onnx")) {
      return ONNX;
    }
    return lower.endsWith(".tflite") ? TFLITE : List.of();
  }

  /** By the names of the files directly in a folder. */
  public static List<PlatformName> ofFolder(Collection<String> names) {
    return names.contains(CONFIG) && names.stream().anyMatch(FormatGuess::isWeights)
        ? SAFETENSORS
        : List.of();
  }

  /** Whether a file holds weights. */
  public static boolean isWeights(String name) {
    return name.endsWith(WEIGHTS);
  }
}
