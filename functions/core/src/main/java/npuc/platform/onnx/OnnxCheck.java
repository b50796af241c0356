package npuc.platform.onnx;

import java.util.Optional;
import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.refusal.Violations;

/** Refuses what is no ONNX model, or lacks files of its weights, before it costs a Job. */
public final class OnnxCheck {
  public static final PlatformName FORMAT = new PlatformName("onnx");

  private OnnxCheck() {}

  /** Adds what is wrong with the files, with what to do, at {@code field}. */
  public static void check(
      OnnxReader reader, ModelFiles files, String field, Violations violations) {
    switch (reader.read(files)) {
      case OnnxContent.Unfit(String wrong, String advice) ->
          violations.add(field, wrong + "; " + advice);
      case OnnxContent.Read(OnnxModel model) ->
          model
              .external()
              .forEach(
                  (name, bytes) ->
                      wrong(model.file(), name, bytes, files)
                          .ifPresent(found -> violations.add(field, found)));
      case OnnxContent.Unjudged() -> {}
    }
  }

  /** A Job sees the artifact and nothing else, so its weights must be files of it. */
  private static Optional<String> wrong(String file, String name, long needed, ModelFiles files) {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || isPath(name)) {
      return Optional.of(
          "%s has weights in %s, which is not a file beside it; export it with its weights beside it"
              .formatted(file, name.isEmpty() ? "a file without a name" : name));
    }
    if (!files.names().contains(name)) {
      return Optional.of(
          "%s has weights in %s, which is not there; register the folder that holds both"
              .formatted(file, name));
    }
    long size = files.size(name).orElse(0);
    return size >= needed
        ? Optional.empty()
        : Optional.of(
            "%s has %d of the %d bytes of the weights of %s; copy the whole file"
                .formatted(name, size, needed, file));
  }

  private static boolean isPath(String name) {
    return name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
  }
}
