package npuc.platform.ethosu;

import static npuc.platform.ethosu.IniRules.VELA;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/**
 * The rules for a chip that a vela.ini describes: those of vela 5.2.0, architecture_features.py,
 * and that each memory which is used is described.
 */
final class BoardRules {
  private static final String FIELD = "options." + EthosUOptions.VELA_INI;

  private final VelaIni board;
  private final String system;
  private final String mode;
  private final Violations violations;

  BoardRules(VelaIni board, String systemConfig, String memoryMode, Violations violations) {
    this.board = board;
    this.system = VELA.system().prefix() + systemConfig;
    this.mode = VELA.mode().prefix() + memoryMode;
    this.violations = violations;
  }

  /**
   * Adds what vela would refuse.
   *
   * @param addresses bytes that the accelerator can address
   */
  void check(long addresses) {
    boolean isWhole = requires(system, VELA.system());
    if (requires(mode, VELA.mode()) && isWhole) {
      checkDescribed();
      checkPlaces();
      board
          .value(mode, "arena_cache_size")
          .ifPresent(
              size ->
                  violations.require(
                      Long.parseLong(size) <= addresses,
                      FIELD,
                      invalid("arenaTooLarge", "{section}: arena_cache_size must be at most {max}")
                          .with("section", mode)
                          .with("max", addresses)));
    }
  }

  private boolean requires(String section, IniRules.Section rules) {
    List<String> missing =
        rules.required().stream().filter(key -> board.value(section, key).isEmpty()).toList();
    violations.require(
        missing.isEmpty(),
        FIELD,
        invalid("missingKeys", "{section} must have {keys}")
            .with("section", section)
            .with("keys", missing));
    return missing.isEmpty();
  }

  /** regor: "Feature Map memory not configured". */
  private void checkDescribed() {
    for (String port : VELA.ports()) {
      String memory = memoryAt(port);
      violations.require(
          board.hasAny(system, memory + "_"),
          FIELD,
          invalid(
                  "notDescribed",
                  "{section} must describe the {memory} that {port} leads to: {memory}_clock_scale,"
                      + " {memory}_burst_length ...")
              .with("section", system)
              .with("memory", memory)
              .with("port", port));
    }
  }

  /** "Invalid configuration of const_mem_area=Sram (must be Dram or OnChipFlash ...)". */
  private void checkPlaces() {
    String constants = place("const_mem_area");
    String arena = place("arena_mem_area");
    String cache = place("cache_mem_area");
    boolean sramOnly =
        board.value(mode, "const_mem_area").equals(board.value(mode, "arena_mem_area"))
            && board.value(mode, "const_mem_area").equals(board.value(mode, "cache_mem_area"));
    require(!constants.equals("Sram") || sramOnly, "const_mem_area", constants, "Dram or a flash");
    require(List.of("Sram", "Dram").contains(arena), "arena_mem_area", arena, "Sram or Dram");
    require(cache.equals("Sram"), "cache_mem_area", cache, "Sram");
  }

  private void require(boolean holds, String key, String is, String must) {
    violations.require(
        holds,
        FIELD,
        invalid(
                "wrongMemory",
                "{section}: {key} leads to {memory} in {systemConfig} and must lead to {must}")
            .with("section", mode)
            .with("key", key)
            .with("memory", is)
            .with("systemConfig", system)
            .with("must", must));
  }

  private static Fault invalid(String rule, String form) {
    return Fault.of(ViolationCode.VELA_INI_INVALID, form).with("rule", rule);
  }

  /** The memory that a key of the memory mode leads to. */
  private String place(String key) {
    return memoryAt(board.value(mode, key).orElse(""));
  }

  private String memoryAt(String port) {
    Optional<String> key =
        VELA.ports().contains(port) ? Optional.of(port.toLowerCase(Locale.ROOT)) : Optional.empty();
    return key.flatMap(name -> board.value(system, name + "_port")).orElse("");
  }
}
