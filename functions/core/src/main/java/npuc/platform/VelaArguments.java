package npuc.platform;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The arguments of vela 5.2.0 that may be added: those that only print more, and one experiment.
 * Nothing that names a file or a folder is among them.
 */
final class VelaArguments {
  private static final Stream<Option> FLAGS =
      Stream.of(
              "--verbose-all",
              "--verbose-config",
              "--verbose-graph",
              "--verbose-quantization",
              "--verbose-tensor-purpose",
              "--verbose-tensor-format",
              "--verbose-schedule",
              "--verbose-allocation",
              "--verbose-high-level-command-stream",
              "--verbose-register-command-stream",
              "--verbose-operators",
              "--verbose-weights",
              "--verbose-cycle-estimate",
              "--verbose-performance",
              "--verbose-packing",
              "--verbose-progress",
              "--show-cpu-operations",
              "--enable-debug-db")
          .map(flag -> new FlagOption(new Label(flag, flag, "Prints or writes more.")));

  static final List<Option> ALLOWED =
      Stream.concat(
              FLAGS,
              Stream.<Option>of(
                  new IntegerOption(
                      new Label(
                          "--experimental-softmax-int16-neg-exp-range",
                          "Softmax range",
                          "Experimental: range of negative exponents in int16 softmax."),
                      0,
                      65_535,
                      false,
                      Optional.empty())))
          .toList();

  private VelaArguments() {}
}
