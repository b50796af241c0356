package npuc.platform.ethosu;

import java.util.Optional;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.refusal.Violations;

/**
 * The rules between the options of Ethos-U. Measured on vela 5.2.0: every accelerator with every
 * system configuration of its family and every memory mode, each of the two also left out. Of these
 * 364 runs 108 were refused, exactly those that {@link #checkMemory} refuses.
 */
final class EthosURules {
  private final Options options;
  private final Violations violations;

  EthosURules(Options options, Violations violations) {
    this.options = options;
    this.violations = violations;
  }

  /**
   * The options with the driver format that separate regions need. vela's help says that they imply
   * COP2, but vela.py refuses them unless COP2 is given.
   */
  static Options derive(Options given) {
    return separatesRegions(given) && given.get(EthosUOptions.COP_FORMAT).isEmpty()
        ? given.with(EthosUOptions.COP_FORMAT, OptionValue.text("COP2"))
        : given;
  }

  void check() {
    EthosUOptions.text(options, EthosUOptions.ACCELERATOR_CONFIG).ifPresent(this::checkChip);
    violations.require(
        !separatesRegions(options)
            || !options.get(EthosUOptions.COP_FORMAT).equals(Optional.of(OptionValue.text("COP1"))),
        field(EthosUOptions.COP_FORMAT),
        "must be COP2 with separateIoRegions");
  }

  private void checkChip(String accelerator) {
    EthosUFamily family = EthosUFamily.of(accelerator);
    String system =
        EthosUOptions.text(options, EthosUOptions.SYSTEM_CONFIG)
            .orElse(family.defaultSystemConfig());
    if (family.systemConfigs().contains(system)) {
      checkMemory(family, accelerator, system);
      return;
    }
    violations.add(
        field(EthosUOptions.SYSTEM_CONFIG),
        "belongs to another family than %s; use one of %s"
            .formatted(accelerator, String.join(", ", family.systemConfigs())));
  }

  /**
   * architecture_features.py: "Invalid configuration of arena_mem_area=OffChipFlash (must be Sram
   * or Dram)".
   */
  private void checkMemory(EthosUFamily family, String accelerator, String system) {
    Optional<String> given = EthosUOptions.text(options, EthosUOptions.MEMORY_MODE);
    String mode = given.orElse(family.defaultMemoryMode());
    String name = given.isPresent() ? mode : mode + " (vela's default for " + accelerator + ")";
    violations.require(
        !family.hasFlash(system) || !EthosUFamily.usesSecondMemory(mode),
        field(EthosUOptions.MEMORY_MODE),
        "must be Sram_Only or Shared_Sram: %s writes to the second memory, which is flash in %s"
            .formatted(name, system));
  }

  private static boolean separatesRegions(Options options) {
    return options
        .get(EthosUOptions.SEPARATE_IO_REGIONS)
        .equals(Optional.of(OptionValue.flag(true)));
  }

  private static String field(String name) {
    return "options." + name;
  }
}
