package npuc.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.platform.PlatformName;
import npuc.platform.onnx.OnnxCheck;
import npuc.platform.tflite.TfliteCheck;

/**
 * Which files of a source a format needs: weights in one format, and what describes them. The Job
 * that fetches chooses the same; jobs/tests/selection_cases.json holds both to it.
 */
public final class NeededFiles {
  private static final PlatformName SAFETENSORS = new PlatformName("safetensors");
  private static final String WEIGHTS = ".safetensors";
  private static final int FLAGS =
      Pattern.UNIX_LINES | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern CANONICAL =
      Pattern.compile("model(-\\d{5}-of-\\d{5})?\\.safetensors", FLAGS);
  private static final Pattern DESCRIBES =
      Pattern.compile(
          ".*\\.(json|txt|jinja|tiktoken)|(.*\\.)?(tokenizer|sentencepiece|spiece|spm).*\\.model"
              + "|vocab\\..*|merges\\..*|.*\\.vocab",
          FLAGS | Pattern.CASE_INSENSITIVE);

  /** Bytes; the largest tokenizer.json that is known has about 35 MB. */
  private static final long LARGEST_DESCRIPTION = 256L * 1024 * 1024;

  /** Folders that hold the same weights once more. */
  private static final Set<String> OTHER_FORMATS =
      Set.of(
          "original", "onnx", "openvino", "gguf", "coreml", "metal", "tflite", "mlx", "flax", "tf");

  private static final int SHOWN = 10;
  private static final Comparator<SourceFile> BY_PATH =
      Comparator.comparing(file -> file.path().getBytes(UTF_8), Arrays::compareUnsigned);

  private NeededFiles() {}

  /** What is chosen. */
  public sealed interface Choice {
    /** The needed files, in the order of their paths. */
    record Chosen(List<SourceFile> files) implements Choice {}

    /**
     * None: they make no model of that format.
     *
     * @param why a sentence without its beginning, such as {@code it has no .tflite file}
     */
    record None(String why) implements Choice {}
  }

  /** Chooses from all files of a source. */
  public static Choice of(PlatformName format, List<SourceFile> files) {
    if (format.equals(TfliteCheck.FORMAT)) {
      return only(files, ".tflite");
    }
    if (format.equals(OnnxCheck.FORMAT)) {
      return withWeights(only(files, ".onnx"), files);
    }
    return format.equals(SAFETENSORS)
        ? safetensors(files)
        : new Choice.None("models of the format " + format.value() + " are not fetched");
  }

  /** Whether the needed files of a format are one file, and not a folder. */
  public static boolean areOne(PlatformName format, int count) {
    return format.equals(TfliteCheck.FORMAT) || (format.equals(OnnxCheck.FORMAT) && count == 1);
  }

  private static Choice withWeights(Choice model, List<SourceFile> files) {
    return switch (model) {
      case Choice.Chosen(List<SourceFile> one) ->
          new Choice.Chosen(OnnxFiles.of(one.getFirst(), files).sorted(BY_PATH).toList());
      case Choice.None none -> none;
    };
  }

  private static Choice only(List<SourceFile> files, String suffix) {
    List<SourceFile> found =
        files.stream()
            .filter(file -> file.path().toLowerCase(Locale.ROOT).endsWith(suffix))
            .toList();
    if (found.size() == 1) {
      return new Choice.Chosen(found);
    }
    if (files.size() == 1) { // named by the uri itself, whatever it is called
      return new Choice.Chosen(files);
    }
    return new Choice.None(
        found.isEmpty()
            ? "it has no %s file, but %s: name a source that has one"
                .formatted(suffix, names(files))
            : "it has several models, %s: add the path of one to the uri".formatted(names(found)));
  }

  private static Choice safetensors(List<SourceFile> files) {
    List<SourceFile> known = files.stream().filter(file -> !isAside(file.path())).toList();
    List<SourceFile> weights = known.stream().filter(file -> file.hasSuffix(WEIGHTS)).toList();
    if (weights.isEmpty()) {
      return new Choice.None(
          ("it has no *%s, but %s: convert the weights, by save_pretrained(...,"
                  + " safe_serialization=True) of transformers, and name that")
              .formatted(WEIGHTS, names(files)));
    }
    Predicate<SourceFile> canonical = file -> CANONICAL.matcher(file.path()).matches();
    Stream<SourceFile> chosen =
        weights.stream().anyMatch(canonical)
            ? weights.stream().filter(canonical)
            : weights.stream();
    return new Choice.Chosen(
        Stream.concat(chosen, known.stream().filter(NeededFiles::describes))
            .sorted(BY_PATH)
            .toList());
  }

  private static boolean isAside(String path) {
    List<String> parts = List.of(path.split("/", -1));
    return parts.stream().anyMatch(part -> part.startsWith("."))
        || parts.subList(0, parts.size() - 1).stream()
            .anyMatch(folder -> OTHER_FORMATS.contains(folder.toLowerCase(Locale.ROOT)));
  }

  private static boolean describes(SourceFile file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return DESCRIBES.matcher(name).matches() && file.sizeBytes() <= LARGEST_DESCRIPTION;
  }

  private static String names(List<SourceFile> files) {
    String shown =
        files.stream()
            .sorted(BY_PATH)
            .limit(SHOWN)
            .map(SourceFile::path)
            .collect(Collectors.joining(", "));
    return shown.isEmpty() ? "nothing" : shown + (files.size() > SHOWN ? ", ..." : "");
  }
}
