package npuc.source.net;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import npuc.environment.SecretText;

/**
 * What is asked for.
 *
 * @param uri absolute
 * @param authorization the header's value, for the origin of the uri alone
 * @param explain what it means that this origin refuses
 */
public record Ask(
    URI uri, Optional<SecretText> authorization, Function<Rejection, RuntimeException> explain) {

  /**
   * An answer that asking again does not change.
   *
   * @param code the hub's own, {@code X-Error-Code}; empty for others
   */
  public record Rejection(int status, String code) {}

  /** The same for another address. */
  Ask at(URI other) {
    return new Ask(other, authorization, explain);
  }
}
