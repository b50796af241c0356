package npuc.platform.onnx;

import java.util.Optional;
import java.util.OptionalLong;
import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** Refuses what is no ONNX model, or lacks files of its weights, before it costs a Job. */
public final class OnnxCheck {
  public static final PlatformName FORMAT = new PlatformName("onnx");

  private OnnxCheck() {}

  /**
   * Adds what is wrong with the files, with what to do, at {@code field}.
   *
   * @return the model, where it is one and could be judged
   */
  public static Optional<OnnxModel> check(
      OnnxReader reader, ModelFiles files, String field, Violations violations) {
    return switch (reader.read(files)) {
      case OnnxContent.Unfit(Fault why) -> {
        violations.add(field, why);
        yield Optional.empty();
      }
      case OnnxContent.Read(OnnxModel model) -> {
        OnnxSound.faults(model).forEach(fault -> violations.add(field, fault));
        model
            .external()
            .forEach(
                (name, bytes) ->
                    wrong(model.file(), name, bytes, files)
                        .ifPresent(found -> violations.add(field, found)));
        yield Optional.of(model);
      }
      case OnnxContent.Unjudged() -> Optional.empty();
    };
  }

  /** A Job sees the artifact and nothing else, so its weights must be files of it. */
  private static Optional<Fault> wrong(String file, String name, long needed, ModelFiles files) {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || isPath(name)) {
      return Optional.of(
          unsafe(
              "beside",
              "which is not a file beside it; export it with its weights beside it",
              file,
              name.isEmpty() ? "a file without a name" : name));
    }
    if (!files.names().contains(name)) {
      return Optional.of(
          Fault.of(
                  ViolationCode.INCOMPLETE_MODEL,
                  "{model} has weights in {file}, which is not there; register the folder that"
                      + " holds both")
              .with("kind", "weights")
              .with("model", file)
              .with("file", name));
    }
    OptionalLong size = files.size(name);
    if (size.isEmpty()) {
      return Optional.of(
          unsafe(
              "link",
              "a link that leads out of its volume; put the file itself there",
              file,
              name));
    }
    return size.getAsLong() >= needed
        ? Optional.empty()
        : Optional.of(
            Fault.of(
                    ViolationCode.FILE_DAMAGED,
                    "{file} has {bytes} of the {needed} bytes of the weights of {model}; copy the"
                        + " whole file")
                .with("kind", "cutOff")
                .with("model", file)
                .with("file", name)
                .with("bytes", size.getAsLong())
                .with("needed", needed));
  }

  private static Fault unsafe(String rule, String why, String file, String weights) {
    return Fault.of(ViolationCode.UNSAFE_PATH, "{file} has weights in {weights}, " + why)
        .with("rule", rule)
        .with("file", file)
        .with("weights", weights);
  }

  private static boolean isPath(String name) {
    return name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
  }
}
