package npuc.platform.ethosu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import npuc.platform.Advice;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;

/** What is worth knowing before a compilation for Ethos-U. */
final class EthosUAdvice {
  private static final Set<OptionValue> VARIABLE_OPERATORS =
      Set.of(
          OptionValue.text("VAR_HANDLE"),
          OptionValue.text("READ_VARIABLE"),
          OptionValue.text("ASSIGN_VARIABLE"));

  private final Options options;

  EthosUAdvice(Options options) {
    this.options = options;
  }

  Advice advice() {
    var warnings = new ArrayList<String>();
    EthosUOptions.text(options, EthosUOptions.ACCELERATOR_CONFIG)
        .ifPresent(
            accelerator -> {
              warnAboutDefaults(accelerator, warnings);
              warnAboutOperators(accelerator, warnings);
            });
    return new Advice(OptionalLong.empty(), OptionalLong.empty(), warnings);
  }

  /** vela prints the same as "Compilation may be invalid or non-optimal". */
  private void warnAboutDefaults(String accelerator, List<String> warnings) {
    EthosUFamily family = EthosUFamily.of(accelerator);
    Optional<String> system = EthosUOptions.text(options, EthosUOptions.SYSTEM_CONFIG);
    Optional<String> given = EthosUOptions.text(options, EthosUOptions.MEMORY_MODE);
    String mode = given.orElse(family.defaultMemoryMode());
    if (system.isEmpty() || given.isEmpty()) {
      warnings.add(
          "vela will assume %s and %s for %s. Set systemConfig and memoryMode to those of your chip."
              .formatted(system.orElse(family.defaultSystemConfig()), mode, accelerator));
    }
    boolean forSize =
        EthosUOptions.text(options, EthosUOptions.OPTIMISE).equals(Optional.of("Size"));
    boolean hasArena = options.get(EthosUOptions.ARENA_CACHE_SIZE).isPresent();
    if (forSize && hasArena && !EthosUFamily.usesSecondMemory(mode)) {
      warnings.add("arenaCacheSize is ignored by vela with optimise Size and %s.".formatted(mode));
    }
  }

  /**
   * Measured with vela 5.2.0 on streaming wake-word models, which use variables: on U55 and U65 31
   * of 56 operators stayed on the CPU, on U85 1 of 38; and on U85 vela crashed (SIGFPE, SIGSEGV)
   * when told to ignore an operator on variables.
   */
  private void warnAboutOperators(String accelerator, List<String> warnings) {
    boolean isU85 = EthosUFamily.of(accelerator) == EthosUFamily.U85;
    if (!isU85) {
      warnings.add(
          "Operators that %s can't run are left to the CPU, in models with variables many."
                  .formatted(accelerator)
              + " The log counts both; see whether the NPU's share is worth it.");
    }
    boolean ignoresVariables =
        options.get(EthosUOptions.IGNORE_OPS).stream()
            .map(OptionValue.Items.class::cast)
            .anyMatch(words -> words.items().stream().anyMatch(VARIABLE_OPERATORS::contains));
    if (isU85 && ignoresVariables) {
      warnings.add(
          "vela 5.2.0 crashes on %s when ignoreOps names an operator on variables that the model has."
              .formatted(accelerator));
    }
  }
}
