package npuc.platform.ethosu;

import java.util.List;
import java.util.Optional;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.tflite.TfliteOperators;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/**
 * The rules between the options of Ethos-U. Measured on vela 5.2.0: every accelerator with every
 * system configuration of its family and every memory mode, each of the two also left out. Of these
 * 364 runs 108 were refused, exactly those that {@link #checkMemory} refuses.
 */
final class EthosURules {
  private final Options options;
  private final Optional<VelaIni> board;
  private final Violations violations;

  /**
   * The rules for these options.
   *
   * @param board what the option velaIni says, if that can be read
   */
  EthosURules(Options options, Optional<VelaIni> board, Violations violations) {
    this.options = options;
    this.board = board;
    this.violations = violations;
  }

  /** The options with what follows from the others. */
  static Options derive(Options given, Optional<VelaIni> board) {
    Options options = named(given, board, EthosUOptions.SYSTEM_CONFIG, IniRules.VELA.system());
    options = named(options, board, EthosUOptions.MEMORY_MODE, IniRules.VELA.mode());
    return withDriverFormat(options);
  }

  /**
   * With the driver format that separate regions need. vela's help says that they imply COP2, but
   * vela.py refuses them unless COP2 is given.
   */
  private static Options withDriverFormat(Options given) {
    return separatesRegions(given) && given.get(EthosUOptions.COP_FORMAT).isEmpty()
        ? given.with(EthosUOptions.COP_FORMAT, OptionValue.text("COP2"))
        : given;
  }

  /** With the only section of its kind that the vela.ini has, unless one is named. */
  private static Options named(
      Options given, Optional<VelaIni> board, String name, IniRules.Section kind) {
    return board
        .map(ini -> ini.names(kind))
        .filter(names -> names.size() == 1 && given.get(name).isEmpty())
        .map(names -> given.with(name, OptionValue.text(names.getFirst())))
        .orElse(given);
  }

  void check() {
    Optional<String> accelerator = EthosUOptions.text(options, EthosUOptions.ACCELERATOR_CONFIG);
    if (options.get(EthosUOptions.VELA_INI).isEmpty()) {
      boolean known = isKnown(EthosUOptions.SYSTEM_CONFIG, EthosUFamily.allSystemConfigs());
      if (isKnown(EthosUOptions.MEMORY_MODE, EthosUFamily.MEMORY_MODES) && known) {
        accelerator.ifPresent(this::checkChip);
      }
    } else {
      board.ifPresent(ini -> checkBoard(ini, accelerator.map(EthosUFamily::of)));
    }
    checkOperators();
    violations.require(
        !separatesRegions(options)
            || !options.get(EthosUOptions.COP_FORMAT).equals(Optional.of(OptionValue.text("COP1"))),
        field(EthosUOptions.COP_FORMAT),
        Fault.of(ViolationCode.NOT_TOGETHER, "must be COP2 with {with}")
            .with("with", EthosUOptions.SEPARATE_IO_REGIONS));
  }

  /** regor: "Unrecognised ignore_ops value 'NOPE'". */
  private void checkOperators() {
    List<String> unknown = TfliteOperators.unknown(EthosUOptions.ignored(options));
    violations.require(
        unknown.isEmpty(),
        field(EthosUOptions.IGNORE_OPS),
        Fault.of(
                ViolationCode.UNKNOWN_OPERATORS,
                "must hold TFLite's own names of operators, such as CONV_2D; {unknown} is none")
            .with("unknown", unknown));
  }

  private boolean isKnown(String name, List<String> known) {
    Optional<String> unknown =
        EthosUOptions.text(options, name).filter(given -> !known.contains(given));
    unknown.ifPresent(
        given ->
            violations.add(
                field(name),
                Fault.of(
                        ViolationCode.NOT_ONE_OF,
                        "must be one of {allowed}; {given} can only be a section of a vela.ini,"
                            + " given as velaIni")
                    .with("allowed", known)
                    .with("given", given)));
    return unknown.isEmpty();
  }

  private void checkBoard(VelaIni ini, Optional<EthosUFamily> family) {
    Optional<String> system = section(ini, EthosUOptions.SYSTEM_CONFIG, IniRules.VELA.system());
    Optional<String> mode = section(ini, EthosUOptions.MEMORY_MODE, IniRules.VELA.mode());
    if (system.isPresent() && mode.isPresent() && family.isPresent()) {
      new BoardRules(ini, system.get(), mode.get(), violations).check(family.get().addressBytes());
    }
  }

  /** "Specifying a configuration file is not allowed when using a default system configuration". */
  private Optional<String> section(VelaIni ini, String name, IniRules.Section kind) {
    List<String> names = ini.names(kind);
    Optional<String> given = EthosUOptions.text(options, name).filter(names::contains);
    violations.require(
        given.isPresent(),
        field(name),
        names.isEmpty()
            ? Fault.of(
                    ViolationCode.VELA_INI_INVALID, "needs a section [{section}<name>] in velaIni")
                .with("rule", "noSection")
                .with("section", kind.prefix())
            : Fault.of(ViolationCode.NOT_ONE_OF, "must be a section of velaIni: {allowed}")
                .with("allowed", names));
    return given;
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
        Fault.of(
                ViolationCode.NOT_ONE_OF,
                "belongs to another family than {accelerator}; use one of {allowed}")
            .with("accelerator", accelerator)
            .with("allowed", family.systemConfigs()));
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
        Fault.of(
                ViolationCode.MEMORY_IS_FLASH,
                "must be Sram_Only or Shared_Sram: {memoryMode} writes to the second memory, which"
                    + " is flash in {systemConfig}")
            .with("memoryMode", name)
            .with("systemConfig", system));
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
