package npuc.source;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.environment.SecretText;

/**
 * An outer registry.
 *
 * @param url where its API begins
 * @param login how we show who we are; empty: not at all
 * @param caFile certificates, PEM, that are trusted beside the system's
 * @param apiVersion of Kubeflow Hub, such as {@code v1alpha3}; empty: found out
 * @param placement where Kubeflow Hub gets the results
 */
public record RegistrySettings(
    Kind kind,
    URI url,
    Optional<Login> login,
    Optional<Path> caFile,
    Optional<String> apiVersion,
    Placement placement) {

  /** Which program it is. */
  public enum Kind {
    MLFLOW("mlflow"),
    KUBEFLOW("kubeflow");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    static Optional<Kind> of(String word) {
      return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    @JsonValue
    public String word() {
      return word;
    }
  }

  /** Where Kubeflow Hub gets a result; docs/registries.md tells what KServe makes of each. */
  public enum Placement {
    OWN_VERSION("own-version"),
    SAME_VERSION("same-version"),
    NONE("none");

    private final String word;

    Placement(String word) {
      this.word = word;
    }

    static Optional<Placement> of(String word) {
      return Stream.of(values()).filter(place -> place.word.equals(word)).findFirst();
    }

    public String word() {
      return word;
    }
  }

  /** How we show who we are. */
  public sealed interface Login {
    /** As the header {@code Authorization: Bearer}. */
    record Token(SecretText token) implements Login {}

    record Password(String username, SecretText password) implements Login {}
  }
}
