package npuc.platform.ethosu;

import java.util.List;
import java.util.Optional;
import npuc.platform.option.FlagOption;
import npuc.platform.option.IntegerOption;
import npuc.platform.option.Label;
import npuc.platform.option.Option;

/**
 * The arguments of vela 5.2.0 that may be added: those that print or write more and leave the
 * compiled file as it is (measured: the same bytes with each), and one experiment. Nothing that
 * names a file or a folder is among them.
 */
final class VelaArguments {
  static final List<Option> ALLOWED =
      List.of(
          flag("--verbose-all", "Prints all of the following."),
          flag("--verbose-config", "Prints the system configuration and the memory mode."),
          flag("--verbose-graph", "Prints what the graph optimiser does."),
          flag("--verbose-quantization", "Prints the quantization."),
          flag("--verbose-tensor-purpose", "Deprecated: prints the purpose of tensors."),
          flag("--verbose-tensor-format", "Prints the format of tensors."),
          flag("--verbose-schedule", "Prints the schedule."),
          flag("--verbose-allocation", "Prints where tensors are placed."),
          flag("--verbose-high-level-command-stream", "Prints the high level command stream."),
          flag("--verbose-register-command-stream", "Prints the register command stream."),
          flag("--verbose-operators", "Deprecated: prints the list of operators."),
          flag("--verbose-weights", "Prints how weights are encoded."),
          flag("--verbose-cycle-estimate", "Prints the estimate of cycles."),
          flag("--verbose-performance", "Prints performance by layer and writes it as CSV."),
          flag("--verbose-packing", "Deprecated: prints the packing of passes."),
          flag("--verbose-progress", "Deprecated: prints progress."),
          flag(
              "--show-cpu-operations",
              "Prints operators left to the CPU; the counts of operators in the summary change."),
          flag("--enable-debug-db", "Writes a debug database of the network beside the output."),
          flag("--timing", "Deprecated: prints how long the compiler takes."),
          flag("--show-subgraph-io-summary", "Deprecated: prints subgraphs and their tensors."),
          // vela.py: "valid range: (0, 65535)", both ends excluded
          new IntegerOption(
              new Label(
                  "--experimental-softmax-int16-neg-exp-range",
                  "--experimental-softmax-int16-neg-exp-range",
                  "Experimental: range of negative exponents in int16 softmax; 10 if left out."),
              1,
              65_534,
              false,
              Optional.empty()));

  private VelaArguments() {}

  private static Option flag(String name, String help) {
    return new FlagOption(new Label(name, name, help));
  }
}
