package npuc.platform.ethosu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.platform.Advice;
import npuc.platform.ModelFiles;
import npuc.platform.option.Options;
import npuc.platform.tflite.TfliteContent.Read;
import npuc.platform.tflite.TfliteContent.Unfit;
import npuc.platform.tflite.TfliteContent.Unjudged;
import npuc.platform.tflite.TfliteModel;
import npuc.platform.tflite.TfliteReader;
import npuc.refusal.Wording;

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
    var notes = new ArrayList<Note>();
    model
        .flatMap(found -> found.warning(file.orElse("The model")))
        .map(wording -> Note.of(NoteCode.NOT_QUANTISED, wording))
        .ifPresent(notes::add);
    EthosUOptions.text(options, EthosUOptions.ACCELERATOR_CONFIG)
        .ifPresent(
            accelerator -> {
              warnAboutDefaults(accelerator, notes);
              warnAboutOperators(accelerator, notes);
            });
    return new Advice(OptionalLong.empty(), OptionalLong.empty(), notes);
  }

  /** vela prints the same as "Compilation may be invalid or non-optimal". */
  private void warnAboutDefaults(String accelerator, List<Note> notes) {
    if (options.get(EthosUOptions.VELA_INI).isPresent()) {
      return;
    }
    EthosUFamily family = EthosUFamily.of(accelerator);
    Optional<String> system = EthosUOptions.text(options, EthosUOptions.SYSTEM_CONFIG);
    Optional<String> given = EthosUOptions.text(options, EthosUOptions.MEMORY_MODE);
    String mode = given.orElse(family.defaultMemoryMode());
    if (system.isEmpty() || given.isEmpty()) {
      notes.add(
          Note.of(
              NoteCode.VELA_DEFAULTS,
              Wording.of(
                      "vela will assume {systemConfig} and {memoryMode} for {accelerator}. Set"
                          + " systemConfig and memoryMode to those of your chip, or give the"
                          + " vela.ini of your board as velaIni.")
                  .with("systemConfig", system.orElse(family.defaultSystemConfig()))
                  .with("memoryMode", mode)
                  .with("accelerator", accelerator)));
    }
    boolean forSize =
        EthosUOptions.text(options, EthosUOptions.OPTIMISE).equals(Optional.of("Size"));
    boolean hasArena = options.get(EthosUOptions.ARENA_CACHE_SIZE).isPresent();
    if (forSize && hasArena && !EthosUFamily.usesSecondMemory(mode)) {
      notes.add(
          Note.of(
              NoteCode.ARENA_IGNORED,
              Wording.of("arenaCacheSize is ignored by vela with optimise Size and {memoryMode}.")
                  .with("memoryMode", mode)));
    }
  }

  /**
   * Measured with vela 5.2.0 on streaming wake-word models, which use variables: on U55 and U65 31
   * of 56 operators stayed on the CPU, on U85 1 of 38; and on U85 vela crashed (SIGFPE, SIGSEGV)
   * when told to ignore an operator on variables.
   */
  private void warnAboutOperators(String accelerator, List<Note> notes) {
    boolean isU85 = EthosUFamily.of(accelerator) == EthosUFamily.U85;
    if (!isU85) {
      warnAboutVariables(accelerator, notes);
    } else if (ignoresVariables()) {
      notes.add(
          Note.of(
              NoteCode.IGNORED_VARIABLES_CRASH,
              Wording.of(
                      "vela 5.2.0 crashes on {accelerator} when ignoreOps names an operator on"
                          + " variables that the model has.")
                  .with("accelerator", accelerator)));
    }
  }

  private void warnAboutVariables(String accelerator, List<Note> notes) {
    String share =
        "The log counts both, as vela has rewritten them; see whether the NPU's share is"
            + " worth it.";
    if (model.isEmpty()) {
      notes.add(
          Note.of(
              NoteCode.OPERATORS_ON_CPU,
              Wording.of(
                      "Operators that {accelerator} can't run are left to the CPU, in models with"
                          + " variables many. "
                          + share)
                  .with("accelerator", accelerator)));
    }
    model
        .filter(found -> found.count(ON_VARIABLES) > 0)
        .ifPresent(
            found ->
                notes.add(
                    Note.of(
                        NoteCode.VARIABLES_ON_CPU,
                        Wording.of(
                                "{count} of {total} operators of the model work on variables, which"
                                    + " {accelerator} leaves to the CPU. "
                                    + share)
                            .with("count", found.count(ON_VARIABLES))
                            .with("total", found.operatorCount())
                            .with("accelerator", accelerator))));
  }

  /** Whether an operator on variables is to be ignored that the model has, or may have. */
  private boolean ignoresVariables() {
    return EthosUOptions.ignored(options).stream()
        .filter(ON_VARIABLES::contains)
        .anyMatch(name -> model.map(found -> found.count(List.of(name)) > 0).orElse(true));
  }
}
