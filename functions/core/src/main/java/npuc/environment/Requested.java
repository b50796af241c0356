package npuc.environment;

import npuc.id.CompilationId;

/** A variable as it was asked for: checked, not yet sealed. */
public sealed interface Requested {
  String name();

  /** Bytes of UTF-8 in its name and its value, if the value is known yet. */
  default int bytes() {
    return switch (this) {
      case Plain(String name, String value) -> VariableRules.bytes(name, value);
      case Secret(String name, SecretText value) -> VariableRules.bytes(name, value.plain());
      case Kept(String name, _, _) -> VariableRules.bytes(name, "");
    };
  }

  /** A variable that comes with its value. */
  sealed interface Given extends Requested {}

  /** A value that everybody may see. */
  record Plain(String name, String value) implements Given {}

  /** A value that nobody may see again. */
  record Secret(String name, SecretText value) implements Given {}

  /**
   * The secret of the same name that an earlier compilation holds.
   *
   * @param field where it was asked for, such as {@code environment[2].keepFrom}
   */
  record Kept(String name, CompilationId keepFrom, String field) implements Requested {}
}
