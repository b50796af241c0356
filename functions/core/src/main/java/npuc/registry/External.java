package npuc.registry;

import java.util.Optional;

/**
 * What an imported entry is in the registry that it came from.
 *
 * @param registry its name in the settings
 * @param model identity of the model there: a name in MLflow, a number in a Kubeflow Hub
 * @param version identity of the version there; empty for a model
 */
public record External(String registry, String model, Optional<String> version) {

  /** A model of an outer registry. */
  public static External model(String registry, String model) {
    return new External(registry, model, Optional.empty());
  }

  /** A version of an outer registry. */
  public static External version(String registry, String model, String version) {
    return new External(registry, model, Optional.of(version));
  }
}
