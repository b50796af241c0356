package npuc.platform.rockchip;

import java.util.List;
import npuc.platform.onnx.OnnxOptions;
import npuc.platform.option.Options;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** Whether mean and standard deviation fit the images that are fed to the model. */
final class ChannelChecks {
  private static final int IMAGE = 4;
  private static final int CHANNELS = 1;

  private final NamedInputs inputs;
  private final Violations violations;

  ChannelChecks(NamedInputs inputs, Violations violations) {
    this.inputs = inputs;
    this.violations = violations;
  }

  void check(Options given) {
    for (String option : List.of(RockchipOptions.MEAN, RockchipOptions.STD)) {
      String field = "options." + option;
      inputs
          .read(OnnxOptions.words(given, option), field)
          .forEach((name, numbers) -> check(field, name, numbers.split("/").length));
    }
  }

  private void check(String field, String name, int count) {
    inputs
        .sizes(name)
        .ifPresent(
            sizes -> {
              boolean isImage = sizes.size() == IMAGE;
              violations.require(isImage, field, noImage(name, sizes));
              violations.require(
                  !isImage || sizes.get(CHANNELS) == count, field, otherCount(name, count, sizes));
            });
  }

  private static Fault noImage(String name, List<Long> sizes) {
    return Fault.of(
            ViolationCode.SHAPE_MISMATCH,
            "is for images, which have {given} sizes (1x3x224x224): {input} has {model}")
        .with("rule", "rank")
        .with("input", name)
        .with("given", IMAGE)
        .with("model", sizes.size());
  }

  private static Fault otherCount(String name, int count, List<Long> sizes) {
    return Fault.of(
            ViolationCode.SHAPE_MISMATCH,
            "gives {given} numbers for the {model} channels of {input}, its dimension {dimension}")
        .with("rule", "size")
        .with("input", name)
        .with("dimension", CHANNELS)
        .with("given", count)
        .with("model", sizes.size() > CHANNELS ? sizes.get(CHANNELS) : 0);
  }
}
