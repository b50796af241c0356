package npuc.platform.ethosu;

import java.util.List;
import java.util.stream.Stream;

/**
 * A family of Ethos-U accelerators with the system configurations of its own. vela 5.2.0 accepts a
 * configuration of another family and compiles for a memory system that the chip does not have, so
 * we refuse it. Names: vela's Arm/vela.ini. Defaults: what vela prints when it is told nothing.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum EthosUFamily {
  U55(
      List.of("ethos-u55-32", "ethos-u55-64", "ethos-u55-128", "ethos-u55-256"),
      List.of("Ethos_U55_Deep_Embedded", "Ethos_U55_High_End_Embedded"),
      List.of(),
      "Ethos_U55_High_End_Embedded",
      "Shared_Sram"),
  U65(
      List.of("ethos-u65-256", "ethos-u65-512"),
      List.of("Ethos_U65_Embedded"),
      List.of("Ethos_U65_Mid_End", "Ethos_U65_High_End", "Ethos_U65_Client_Server"),
      "Ethos_U65_Client_Server",
      "Dedicated_Sram_384KB"),
  U85(
      List.of(
          "ethos-u85-128", "ethos-u85-256", "ethos-u85-512", "ethos-u85-1024", "ethos-u85-2048"),
      List.of("Ethos_U85_SYS_Flash_Low", "Ethos_U85_SYS_Flash_High"),
      List.of("Ethos_U85_SYS_DRAM_Low", "Ethos_U85_SYS_DRAM_Mid", "Ethos_U85_SYS_DRAM_High"),
      "Ethos_U85_SYS_DRAM_Mid",
      "Dedicated_Sram_384KB");

  static final List<String> MEMORY_MODES =
      List.of(
          "Sram_Only",
          "Shared_Sram",
          "Dedicated_Sram",
          "Dedicated_Sram_256KB",
          "Dedicated_Sram_384KB",
          "Dedicated_Sram_512KB");

  private final List<String> accelerators;
  private final List<String> withFlash;
  private final List<String> withDram;
  private final String defaultSystemConfig;
  private final String defaultMemoryMode;

  EthosUFamily(
      List<String> accelerators,
      List<String> withFlash,
      List<String> withDram,
      String defaultSystemConfig,
      String defaultMemoryMode) {
    this.accelerators = accelerators;
    this.withFlash = withFlash;
    this.withDram = withDram;
    this.defaultSystemConfig = defaultSystemConfig;
    this.defaultMemoryMode = defaultMemoryMode;
  }

  static List<String> allAccelerators() {
    return Stream.of(values()).flatMap(family -> family.accelerators.stream()).toList();
  }

  static List<String> allSystemConfigs() {
    return Stream.of(values()).flatMap(family -> family.systemConfigs().stream()).toList();
  }

  /** The family of an accelerator of {@link #allAccelerators}. */
  static EthosUFamily of(String accelerator) {
    return Stream.of(values())
        .filter(family -> family.accelerators.contains(accelerator))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a memory mode keeps the arena in the second memory (arena_mem_area=Axi1). */
  static boolean usesSecondMemory(String memoryMode) {
    return memoryMode.startsWith("Dedicated_Sram");
  }

  List<String> systemConfigs() {
    return Stream.concat(withFlash.stream(), withDram.stream()).toList();
  }

  /** Whether the second memory (axi1_port) of a system configuration is flash, not DRAM. */
  boolean hasFlash(String systemConfig) {
    return withFlash.contains(systemConfig);
  }

  /** How many bytes it can address: 32 bits on U55, 40 on the others (architecture_features.py). */
  long addressBytes() {
    return this == U55 ? 1L << 32 : 1L << 40;
  }

  String defaultSystemConfig() {
    return defaultSystemConfig;
  }

  String defaultMemoryMode() {
    return defaultMemoryMode;
  }
}
