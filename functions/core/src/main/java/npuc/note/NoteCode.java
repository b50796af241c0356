package npuc.note;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a note is about, and so how much it matters. The word is stable and part of the API;
 * together with the parameters of the {@link Note} it says what the message says.
 */
public enum NoteCode {
  DERIVED_OPTIONS("DerivedOptions", Level.INFO),
  LOWERED_TO_THE_MACHINE("LoweredToTheMachine", Level.WARNING),
  MORE_THAN_THE_MACHINE("MoreThanTheMachine", Level.BLOCKER),
  VELA_DEFAULTS("VelaDefaults", Level.WARNING),
  ARENA_IGNORED("ArenaIgnored", Level.WARNING),
  IGNORED_VARIABLES_CRASH("IgnoredVariablesCrash", Level.WARNING),
  OPERATORS_ON_CPU("OperatorsOnCpu", Level.WARNING),
  VARIABLES_ON_CPU("VariablesOnCpu", Level.WARNING),
  NOT_QUANTISED("NotQuantised", Level.WARNING),
  STANDS_FOR_CHIP("StandsForChip", Level.WARNING),
  LITTLE_MEMORY("LittleMemory", Level.WARNING),
  PARALLELISM_FAILS("ParallelismFails", Level.WARNING),
  OTHER_THAN_PRESET("OtherThanPreset", Level.WARNING),
  STEP_ABOVE_SIZES("StepAboveSizes", Level.WARNING),
  NEEDS_NO_SAMPLER("NeedsNoSampler", Level.WARNING),
  UNKNOWN_SDK("UnknownSdk", Level.WARNING),
  UNLISTED_ARCHITECTURE("UnlistedArchitecture", Level.WARNING),
  NO_TOKENIZER("NoTokenizer", Level.WARNING),
  KEYS_LEFT_OUT("KeysLeftOut", Level.WARNING),
  KEYS_NOT_THERE("KeysNotThere", Level.WARNING),
  ENV_FILE_IGNORED("EnvFileIgnored", Level.WARNING),
  VARIABLE_IGNORED("VariableIgnored", Level.WARNING),
  SET_TWICE("SetTwice", Level.WARNING),
  LOOKS_SECRET("LooksSecret", Level.WARNING),
  SHORT_SECRET("ShortSecret", Level.WARNING),
  /** Told by the job program, after vela. */
  NPU_UNUSED("NpuUnused", Level.WARNING),
  /** Told by the job program, after vela. */
  ARENA_TARGET_MISSED("ArenaTargetMissed", Level.WARNING),
  /** Told by the job program, after rknn-toolkit2. */
  CUSTOM_OPERATORS("CustomOperators", Level.WARNING);

  private final String word;
  private final Level level;

  NoteCode(String word, Level level) {
    this.word = word;
    this.level = level;
  }

  /** The code that a word names. */
  static Optional<NoteCode> of(String word) {
    return Stream.of(values()).filter(code -> code.word.equals(word)).findFirst();
  }

  /** The word used in the API. */
  @JsonValue
  public String word() {
    return word;
  }

  public Level level() {
    return level;
  }
}
