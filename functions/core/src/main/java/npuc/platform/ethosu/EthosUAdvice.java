package npuc.platform.ethosu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import npuc.platform.Advice;
import npuc.platform.ModelFiles;
import npuc.platform.option.Options;
import npuc.platform.tflite.TfliteContent.Read;
import npuc.platform.tflite.TfliteContent.Unfit;
import npuc.platform.tflite.TfliteContent.Unjudged;
import npuc.platform.tflite.TfliteModel;
import npuc.platform.tflite.TfliteReader;

/** What is worth knowing before a compilation for Ethos-U. */
final class EthosUAdvice {
  private static final List<String> ON_VARIABLES =
      List.of("VAR_HANDLE", "READ_VARIABLE", "ASSIGN_VARIABLE");

  private final Options options;
  private final Optional<TfliteModel> model;
  private final Optional<String> file;

  EthosUAdvice(Options options, ModelFiles files) {
    this.options = options;
    this.file = files.onlyFile();
    this.model =
        switch (TfliteReader.read(files)) {
          case Read(TfliteModel found) -> Optional.of(found);
          case Unfit none -> Optional.empty();
          case Unjudged none -> Optional.empty();
        };
  }

  Advice advice() {
    var warnings = new ArrayList<String>();
    model.flatMap(found -> found.warning(file.orElse("The model"))).ifPresent(warnings::add);
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
    if (options.get(EthosUOptions.VELA_INI).isPresent()) {
      return;
    }
    EthosUFamily family = EthosUFamily.of(accelerator);
    Optional<String> system = EthosUOptions.text(options, EthosUOptions.SYSTEM_CONFIG);
    Optional<String> given = EthosUOptions.text(options, EthosUOptions.MEMORY_MODE);
    String mode = given.orElse(family.defaultMemoryMode());
    if (system.isEmpty() || given.isEmpty()) {
      warnings.add(
          "vela will assume %s and %s for %s. Set systemConfig and memoryMode to those of your chip, or give the vela.ini of your board as velaIni."
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
      warnAboutVariables(accelerator, warnings);
    } else if (ignoresVariables()) {
      warnings.add(
          "vela 5.2.0 crashes on %s when ignoreOps names an operator on variables that the model has."
              .formatted(accelerator));
    }
  }

  private void warnAboutVariables(String accelerator, List<String> warnings) {
    String share =
        "The log counts both, as vela has rewritten them; see whether the NPU's share is"
            + " worth it.";
    if (model.isEmpty()) {
      warnings.add(
          "Operators that %s can't run are left to the CPU, in models with variables many. %s"
              .formatted(accelerator, share));
    }
    model
        .filter(found -> found.count(ON_VARIABLES) > 0)
        .ifPresent(
            found ->
                warnings.add(
                    "%d of %d operators of the model work on variables, which %s leaves to the CPU. %s"
                        .formatted(
                            found.count(ON_VARIABLES), found.operatorCount(), accelerator, share)));
  }

  /** Whether an operator on variables is to be ignored that the model has, or may have. */
  private boolean ignoresVariables() {
    return EthosUOptions.ignored(options).stream()
        .filter(ON_VARIABLES::contains)
        .anyMatch(name -> model.map(found -> found.count(List.of(name)) > 0).orElse(true));
  }
}
