package npuc.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import npuc.refusal.Violations;

/**
 * Arm Ethos-U, compiled for by ethos-u-vela. Options and their values: {@code vela --help}, 5.2.0.
 */
final class EthosU implements Platform {
  private static final PlatformName TFLITE = new PlatformName("tflite");
  private static final String ACCELERATOR = "acceleratorConfig";
  private static final String SYSTEM_CONFIG = "systemConfig";
  private static final Pattern OPERATOR = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  private static final List<Option> OPTIONS =
      List.of(
          new ChoiceOption(
              new Label(
                  ACCELERATOR,
                  "Accelerator",
                  "The NPU to compile for: its family and the number of multiply-accumulate units."),
              EthosUFamily.allAccelerators(),
              Optional.of(OptionValue.text("ethos-u55-256"))),
          new ChoiceOption(
              new Label(
                  "optimise",
                  "Optimise for",
                  "Performance uses the arena to be fast; Size uses as little memory as it can."),
              List.of("Performance", "Size"),
              Optional.of(OptionValue.text("Performance"))),
          new ChoiceOption(
              new Label(
                  SYSTEM_CONFIG,
                  "System configuration",
                  "Clock and memories of the chip. Left out: vela's default for the family."),
              EthosUFamily.allSystemConfigs(),
              Optional.empty()),
          new ChoiceOption(
              new Label(
                  "memoryMode",
                  "Memory mode",
                  "Where weights and activations lie. Left out: vela's default for the family."),
              List.of(
                  "Sram_Only",
                  "Shared_Sram",
                  "Dedicated_Sram",
                  "Dedicated_Sram_256KB",
                  "Dedicated_Sram_384KB",
                  "Dedicated_Sram_512KB"),
              Optional.empty()),
          new IntegerOption(
              new Label(
                  "arenaCacheSize",
                  "Arena cache size",
                  "Bytes of the arena cache, instead of those of the memory mode."),
              0,
              1L << 32,
              false,
              Optional.empty()),
          new IntegerOption(
              new Label(
                  "cpuTensorAlignment",
                  "CPU tensor alignment",
                  "Bytes to which tensors that the CPU uses are aligned."),
              16,
              1L << 20,
              true,
              Optional.of(OptionValue.whole(16))),
          new ChoiceOption(
              new Label(
                  "tensorAllocator", "Tensor allocator", "How tensors are placed in the arena."),
              List.of("HillClimb", "Greedy", "LinearAlloc"),
              Optional.of(OptionValue.text("HillClimb"))),
          new WordsOption(
              new Label(
                  "ignoreOps",
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
                  "separateIoRegions",
                  "Separate I/O regions",
                  "Own memory regions for input and output tensors (implies COP2).")),
          new ChoiceOption(
              new Label(
                  "copFormat",
                  "Driver actions format",
                  "What the driver on the device reads; COP2 needs a driver that knows it."),
              List.of("COP1", "COP2"),
              Optional.empty()));

  @Override
  public PlatformName name() {
    return new PlatformName("ethos-u");
  }

  @Override
  public String title() {
    return "Arm Ethos-U";
  }

  @Override
  public Set<PlatformName> accepts() {
    return Set.of(TFLITE);
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public AdditionalArguments additionalArguments() {
    return new AdditionalArguments.Listed(VelaArguments.ALLOWED);
  }

  @Override
  public Resources defaultResources() {
    return Resources.of("1", "1Gi");
  }

  @Override
  public String installation() {
    return "make setup";
  }

  @Override
  public Options complete(Options given, Violations violations) {
    Optional<String> accelerator = given.get(ACCELERATOR).map(OptionValue::display);
    Optional<String> system = given.get(SYSTEM_CONFIG).map(OptionValue::display);
    if (accelerator.isPresent() && system.isPresent()) {
      List<String> fitting = EthosUFamily.of(accelerator.get()).systemConfigs();
      violations.require(
          fitting.contains(system.get()),
          "options." + SYSTEM_CONFIG,
          "belongs to another family than "
              + accelerator.get()
              + "; use one of "
              + String.join(", ", fitting));
    }
    return given;
  }

  @Override
  public Advice advise(Options options, long baseSizeBytes, Resources resources) {
    return Advice.NONE;
  }
}
