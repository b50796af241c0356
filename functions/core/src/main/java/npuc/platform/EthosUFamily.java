package npuc.platform;

import java.util.List;
import java.util.stream.Stream;

/**
 * A family of Ethos-U accelerators with the system configurations of its own. vela 5.2.0 accepts a
 * configuration of another family and compiles for a memory system that the chip does not have, so
 * we refuse it. Names: vela's Arm/vela.ini.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum EthosUFamily {
  U55(
      List.of("ethos-u55-32", "ethos-u55-64", "ethos-u55-128", "ethos-u55-256"),
      List.of("Ethos_U55_Deep_Embedded", "Ethos_U55_High_End_Embedded")),
  U65(
      List.of("ethos-u65-256", "ethos-u65-512"),
      List.of(
          "Ethos_U65_Embedded",
          "Ethos_U65_Mid_End",
          "Ethos_U65_High_End",
          "Ethos_U65_Client_Server")),
  U85(
      List.of(
          "ethos-u85-128", "ethos-u85-256", "ethos-u85-512", "ethos-u85-1024", "ethos-u85-2048"),
      List.of(
          "Ethos_U85_SYS_Flash_Low",
          "Ethos_U85_SYS_Flash_High",
          "Ethos_U85_SYS_DRAM_Low",
          "Ethos_U85_SYS_DRAM_Mid",
          "Ethos_U85_SYS_DRAM_High"));

  private final List<String> accelerators;
  private final List<String> systemConfigs;

  EthosUFamily(List<String> accelerators, List<String> systemConfigs) {
    this.accelerators = accelerators;
    this.systemConfigs = systemConfigs;
  }

  static List<String> allAccelerators() {
    return Stream.of(values()).flatMap(family -> family.accelerators.stream()).toList();
  }

  static List<String> allSystemConfigs() {
    return Stream.of(values()).flatMap(family -> family.systemConfigs.stream()).toList();
  }

  /** The family of an accelerator of {@link #allAccelerators}. */
  static EthosUFamily of(String accelerator) {
    return Stream.of(values())
        .filter(family -> family.accelerators.contains(accelerator))
        .findFirst()
        .orElseThrow();
  }

  List<String> systemConfigs() {
    return systemConfigs;
  }
}
