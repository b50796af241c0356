package npuc.registry.outer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import npuc.platform.PlatformName;

/** Tells from the names of files what can be compiled of a version. */
public final class OuterFormats {
  public static final PlatformName TFLITE = new PlatformName("tflite");
  public static final PlatformName ONNX = new PlatformName("onnx");
  public static final PlatformName SAFETENSORS = new PlatformName("safetensors");
  private static final int SHOWN = 10;

  private OuterFormats() {}

  /** What the files are, or why that can't be told. */
  public sealed interface Inferred {
    /**
     * Files of one format.
     *
     * @param name of the only file; empty for a folder of many
     */
    record Format(PlatformName format, Optional<String> name) implements Inferred {}

    /**
     * None, or no single one.
     *
     * @param why a sentence that tells what is there
     */
    record None(String why) implements Inferred {}
  }

  /**
   * The format of a version with these files: one TFLite or ONNX file, however deep, or safetensors
   * at the top.
   *
   * @param paths relative to what the version points at
   */
  public static Inferred of(List<String> paths) {
    List<String> files = paths.stream().filter(path -> ofFile(path).isPresent()).toList();
    boolean isTop = paths.stream().anyMatch(path -> isSafetensors(path) && !path.contains("/"));
    boolean isDeep = !isTop && paths.stream().anyMatch(OuterFormats::isSafetensors);
    if (files.size() == 1 && !isTop && !isDeep) {
      String only = files.getFirst();
      return new Inferred.Format(
          ofFile(only).orElseThrow(), Optional.of(only.substring(only.lastIndexOf('/') + 1)));
    }
    if (files.isEmpty() && isTop) {
      return new Inferred.Format(SAFETENSORS, Optional.empty());
    }
    return new Inferred.None(wrong(paths, files.size(), isDeep));
  }

  /** The format of a model in one file, by its name. */
  public static Optional<PlatformName> ofFile(String path) {
    if (path.endsWith(".onnx")) {
      return Optional.of(ONNX);
    }
    return path.endsWith(".tflite") ? Optional.of(TFLITE) : Optional.empty();
  }

  private static String wrong(List<String> paths, int files, boolean isDeep) {
    if (paths.isEmpty()) {
      return "It has no files.";
    }
    if (files == 0 && isDeep) {
      return "Its safetensors lie in a folder of it, they must be at the top: " + shown(paths);
    }
    return files == 0
        ? "It must have one .tflite or .onnx file, or .safetensors files; it has " + shown(paths)
        : "It must have one .tflite or .onnx file, or .safetensors files, not several models; it"
            + " has "
            + shown(paths);
  }

  private static String shown(List<String> paths) {
    String some = paths.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = paths.size() - SHOWN;
    return more > 0 ? some + " and " + more + " more." : some + ".";
  }

  private static boolean isSafetensors(String path) {
    return path.endsWith(".safetensors");
  }
}
