package npuc.environment;

import npuc.id.CompilationId;

/**
 * Where a secret belongs.
 *
 * @param name of the variable
 */
public record SecretPlace(CompilationId compilation, String name) {

  /** {@code c-<ulid>/<name>}: two places never give the same text, as an id has no slash. */
  @Override
  public String toString() {
    return compilation + "/" + name;
  }
}
