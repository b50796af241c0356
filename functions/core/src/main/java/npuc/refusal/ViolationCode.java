package npuc.refusal;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The rule that an input breaks, wherever it stands. The word is stable and part of the API;
 * together with the parameters of the {@link Fault} it says what the message says.
 */
public enum ViolationCode {
  REQUIRED("Required"),
  UNKNOWN_FIELD("UnknownField"),
  UNKNOWN_OPTION("UnknownOption"),
  NOT_NULL("NotNull"),
  WRONG_TYPE("WrongType"),
  NOT_ONE_OF("NotOneOf"),
  OUT_OF_RANGE("OutOfRange"),
  WRONG_FORM("WrongForm"),
  NOT_TEXT("NotText"),
  TURNS_DIRECTION("TurnsDirection"),
  BLANK("Blank"),
  TOO_LONG("TooLong"),
  TOO_MANY("TooMany"),
  REPEATED("Repeated"),
  NOT_TOGETHER("NotTogether"),
  NOT_CHANGEABLE("NotChangeable"),
  UNSAFE_PATH("UnsafePath"),
  SECRET_IN_URI("SecretInUri"),
  FILES_MISSING("FilesMissing"),
  UNKNOWN_VOLUME("UnknownVolume"),
  UNUSABLE_VOLUME("UnusableVolume"),
  OTHER_DIGEST("OtherDigest"),
  SOURCE_REFUSED("SourceRefused"),
  NOT_PINNED("NotPinned"),
  NOT_ONE_FOLDER("NotOneFolder"),
  ADDRESS_REFUSED("AddressRefused"),
  RESERVED_NAME("ReservedName"),
  FORBIDDEN_CHARACTER("ForbiddenCharacter"),
  SECRET_NOT_KEPT("SecretNotKept"),
  ENV_FILE_SYNTAX("EnvFileSyntax"),
  UNKNOWN_ARTIFACT("UnknownArtifact"),
  NO_ORIGINAL("NoOriginal"),
  ALREADY_COMPILED("AlreadyCompiled"),
  WRONG_FORMAT("WrongFormat"),
  FILE_CHANGED("FileChanged"),
  NOT_THE_FORMAT("NotTheFormat"),
  FILE_DAMAGED("FileDamaged"),
  INCOMPLETE_MODEL("IncompleteModel"),
  UNSUPPORTED_MODEL("UnsupportedModel"),
  CONFIG_REFUSED("ConfigRefused"),
  MORE_PROBLEMS("MoreProblems"),
  ARGUMENT_REFUSED("ArgumentRefused"),
  UNKNOWN_OPERATORS("UnknownOperators"),
  VELA_INI_INVALID("VelaIniInvalid"),
  MEMORY_IS_FLASH("MemoryIsFlash"),
  TOO_MANY_CARDS("TooManyCards"),
  NOT_MULTIPLE("NotMultiple"),
  ODD_BATCHES("OddBatches"),
  ABOVE_LIMIT("AboveLimit"),
  NOT_FOR_TASK("NotForTask"),
  KEY_NOT_LEFT_OUT("KeyNotLeftOut"),
  NOT_QUANTISED("NotQuantised"),
  SHAPE_MISMATCH("ShapeMismatch"),
  OPEN_SHAPE("OpenShape");

  private final String word;

  ViolationCode(String word) {
    this.word = word;
  }

  /** The word used in the API. */
  @JsonValue
  public String word() {
    return word;
  }
}
