package npuc.platform.rockchip;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import npuc.document.PackagedJson;
import npuc.platform.Limit;

/**
 * What is known of Rockchip's chips: the file rockchip.json of the job program, which reads it too.
 *
 * @param maxOpset the newest of ONNX's operators that the compiler knows
 * @param maxSamples for a calibration
 * @param maxSampleBytes of all files of samples together
 * @param maxChannels of an image that has a mean and a standard deviation
 */
record RockchipRules(
    List<Target> targets,
    String targetSource,
    Limit maxOpset,
    Limit maxSamples,
    Limit maxSampleBytes,
    Limit maxChannels) {

  static final RockchipRules ROCKCHIP = PackagedJson.read(RockchipRules.class, "rockchip.json");

  RockchipRules {
    targets = List.copyOf(targets);
  }

  /**
   * What can be compiled for.
   *
   * @param fp16 whether it computes with floats
   * @param int8 whether it computes with integers
   */
  record Target(String name, boolean fp16, boolean int8) {}

  Optional<Target> target(String name) {
    return targets.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  List<String> names(Predicate<Target> which) {
    return targets.stream().filter(which).map(Target::name).toList();
  }
}
