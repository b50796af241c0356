package npuc.platform.rockchip;

import java.util.List;
import java.util.Map;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

/** What can be wrong with the samples of a calibration. */
final class SampleFaults {
  /** The numbers that the compiler takes, by numpy's word for them in a file. */
  static final Map<String, String> TYPES =
      Map.of("<f4", "float32", "<f2", "float16", "|u1", "uint8", "|i1", "int8");

  private SampleFaults() {}

  static Fault missingInputs(List<String> inputs) {
    return Fault.of(ViolationCode.REQUIRED, "must have samples for {inputs} too, as for each input")
        .with("inputs", inputs);
  }

  static Fault oneFile(String file) {
    return of(
        ViolationCode.INCOMPLETE_MODEL,
        file,
        "names {file}, but the artifact is the model alone; register a folder that holds the model"
            + " and its samples, and compile that");
  }

  static Fault missing(String file) {
    return of(
        ViolationCode.INCOMPLETE_MODEL,
        file,
        "names {file}, which is not beside the model; copy it into the folder and register that as"
            + " a new artifact");
  }

  static Fault noArray(String file) {
    return of(
            ViolationCode.NOT_THE_FORMAT,
            file,
            "names {file}, which holds no array of numbers; write it by numpy.save")
        .with("format", "npy");
  }

  static Fault damaged(String file, long bytes, long needed) {
    return of(
            ViolationCode.FILE_DAMAGED,
            file,
            "names {file}, which has {bytes} bytes and must have {needed}; copy the whole file")
        .with("kind", bytes < needed ? "cutOff" : "tooLong")
        .with("bytes", bytes)
        .with("needed", needed);
  }

  static Fault otherType(String file, String type) {
    return of(
            ViolationCode.NOT_ONE_OF,
            file,
            "names {file}, whose numbers are {type}; they must be one of {allowed}")
        .with("type", type)
        .with("allowed", TYPES.values().stream().sorted().toList());
  }

  static Fault otherRank(String input, String file, List<Long> given, List<Long> model) {
    return mismatch("rank", input, file, "has {given} sizes; {input} has {model}")
        .with("given", given.size())
        .with("model", model.size());
  }

  static Fault otherSize(String input, String file, int dimension, long given, long model) {
    return mismatch(
            "size",
            input,
            file,
            "has {given} for dimension {dimension}, which is {model} in {input}")
        .with("dimension", dimension)
        .with("given", given)
        .with("model", model);
  }

  static Fault otherCount(String input, long given, long first) {
    return Fault.of(
            ViolationCode.SHAPE_MISMATCH,
            "gives {given} samples for {input} and {model} for another input; all must have as many")
        .with("rule", "samples")
        .with("input", input)
        .with("dimension", 0)
        .with("given", given)
        .with("model", first);
  }

  static Fault notMultiple(String file, long rows, long batch) {
    return of(
            ViolationCode.NOT_MULTIPLE,
            file,
            "names {file}, whose first size {refused} must be a multiple of {multiple}, the first"
                + " size of the input")
        .with("multiple", batch)
        .with("refused", rows);
  }

  static Fault count(String file, long count, long most) {
    return of(
            ViolationCode.OUT_OF_RANGE,
            file,
            "names {file}, which has {given} samples; {min} to {max} are taken")
        .with("given", count)
        .with("min", 1)
        .with("max", most);
  }

  static Fault tooLarge(long bytes, long most) {
    return Fault.of(
            ViolationCode.ABOVE_LIMIT,
            "names files of {largest} bytes together; at most {max} are taken")
        .with("largest", bytes)
        .with("max", most);
  }

  private static Fault mismatch(String rule, String input, String file, String form) {
    return of(ViolationCode.SHAPE_MISMATCH, file, "names {file}, which " + form)
        .with("rule", rule)
        .with("input", input);
  }

  private static Fault of(ViolationCode code, String file, String form) {
    return Fault.of(code, form).with("file", file);
  }
}
