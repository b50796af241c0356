package npuc.platform.ethosu;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.platform.option.ChoiceOption;
import npuc.platform.option.FlagOption;
import npuc.platform.option.IntegerOption;
import npuc.platform.option.Label;
import npuc.platform.option.NameOption;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.option.TextOption;
import npuc.platform.option.WordsOption;

/** The options of Ethos-U: those of {@code vela --help}, 5.2.0, that shape the compiled file. */
final class EthosUOptions {
  static final String ACCELERATOR_CONFIG = "acceleratorConfig";
  static final String OPTIMISE = "optimise";
  static final String SYSTEM_CONFIG = "systemConfig";
  static final String MEMORY_MODE = "memoryMode";
  static final String VELA_INI = "velaIni";
  static final String ARENA_CACHE_SIZE = "arenaCacheSize";
  static final String IGNORE_OPS = "ignoreOps";
  static final String SEPARATE_IO_REGIONS = "separateIoRegions";
  static final String COP_FORMAT = "copFormat";

  /** The address range of the U55, the smallest of the families; vela refuses one byte more. */
  private static final long MAX_ARENA = 1L << 32;

  /** Bytes. vela takes it; 2^31 ends in "Invalid Compiler Options". */
  private static final long MAX_ALIGNMENT = 1L << 20;

  private static final Pattern OPERATOR = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  static final List<Option> ALL =
      List.of(
          new ChoiceOption(
              new Label(
                      ACCELERATOR_CONFIG,
                      "Accelerator",
                      "The NPU to compile for: its family and the number of multiply-accumulate units.")
                  .common(),
              EthosUFamily.allAccelerators(),
              Optional.of(OptionValue.text("ethos-u55-256"))),
          new ChoiceOption(
              new Label(
                      OPTIMISE,
                      "Optimise for",
                      "Performance uses the arena to be fast; Size uses as little memory as it can.")
                  .common(),
              List.of("Performance", "Size"),
              Optional.of(OptionValue.text("Performance"))),
          new NameOption(
              new Label(
                      SYSTEM_CONFIG,
                      "System configuration",
                      "Clock and memories of the chip: one that vela knows, or a section of the vela.ini"
                          + " below. Left out: vela's default for the family, or the only one there.")
                  .common(),
              EthosUFamily.allSystemConfigs()),
          new NameOption(
              new Label(
                      MEMORY_MODE,
                      "Memory mode",
                      "Where weights and activations lie: one that vela knows, or a section of the"
                          + " vela.ini below. Left out: vela's default, or the only one there.")
                  .common(),
              EthosUFamily.MEMORY_MODES),
          new TextOption(
              new Label(
                  VELA_INI,
                  "vela.ini of the board",
                  "The text of the file that describes your chip, instead of vela's own: sections"
                      + " [System_Config.<name>] and [Memory_Mode.<name>]."),
              Math.toIntExact(IniRules.VELA.maxBytes().value())),
          new IntegerOption(
              new Label(
                  ARENA_CACHE_SIZE,
                  "Arena cache size",
                  "Bytes of the arena cache, instead of those of the memory mode."),
              0,
              MAX_ARENA,
              false,
              Optional.empty()),
          new IntegerOption(
              new Label(
                  "cpuTensorAlignment",
                  "CPU tensor alignment",
                  "Bytes to which tensors that the CPU uses are aligned."),
              16,
              MAX_ALIGNMENT,
              true,
              Optional.of(OptionValue.whole(16))),
          new ChoiceOption(
              new Label(
                  "tensorAllocator", "Tensor allocator", "How tensors are placed in the arena."),
              List.of("HillClimb", "Greedy", "LinearAlloc"),
              Optional.of(OptionValue.text("HillClimb"))),
          new WordsOption(
              new Label(
                  IGNORE_OPS,
                  "Operators for the CPU",
                  "TFLite operators, such as CONV_2D, that are left to the CPU."),
              OPERATOR,
              64),
          new FlagOption(
              new Label(
                  "forceSymmetricIntWeights",
                  "Force symmetric weights",
                  "Takes zero points of signed integer weights as 0.")),
          new FlagOption(
              new Label(
                  SEPARATE_IO_REGIONS,
                  "Separate I/O regions",
                  "Own memory regions for input and output tensors; needs COP2, which is then set.")),
          new ChoiceOption(
              new Label(
                  COP_FORMAT,
                  "Driver actions format",
                  "What the driver on the device reads. Left out: COP1. COP2 needs a driver that"
                      + " knows it."),
              List.of("COP1", "COP2"),
              Optional.empty()));

  private EthosUOptions() {}

  /** What a choice was set to; empty when it is left to the compiler. */
  static Optional<String> text(Options options, String name) {
    return options.get(name).map(OptionValue::display);
  }

  /** The operators that are left to the CPU. */
  static List<String> ignored(Options options) {
    return options.get(IGNORE_OPS).stream()
        .map(OptionValue.Items.class::cast)
        .flatMap(words -> words.items().stream())
        .map(OptionValue::display)
        .toList();
  }
}
