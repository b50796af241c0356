package npuc.environment;

import npuc.id.Id;

/**
 * Where a secret belongs.
 *
 * @param owner the compilation or the webhook that has it
 * @param name of the variable, or of the secret of a webhook
 */
public record SecretPlace(Id owner, String name) {

  /** {@code c-<ulid>/<name>}: two places never give the same text, as an id has no slash. */
  @Override
  public String toString() {
    return owner + "/" + name;
  }
}
