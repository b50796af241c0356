package npuc.registry.outer;

import java.util.Optional;
import npuc.refusal.Outcome;

/**
 * A registry of others, such as an MLflow, in which models are kept and results are published. It
 * is mirrored, never replaced: nothing there is changed but for what {@link #publish} adds.
 *
 * <p>What is not there is refused as {@link npuc.refusal.RefusalCode#NOT_FOUND}; a registry that
 * lets us do nothing as {@code REGISTRY_DENIED}; one that answers what its kind never does as
 * {@code REGISTRY_UNUSABLE}. Each message names the registry and says what to do. Every method
 * throws {@link npuc.retry.RetryableException} when the registry does not answer, or asks to come
 * back later; it is safe to call again.
 */
public interface OuterRegistry {

  /**
   * Its models, in an order of its own.
   *
   * @param search what their names hold, in small letters or capitals; empty for all. A page may
   *     hold fewer than there are, and more may still follow.
   */
  Outcome<OuterPage<OuterModel>> models(Optional<String> search, OuterPage.Request page);

  /** The versions of a model, in an order of its own. */
  Outcome<OuterPage<OuterVersion>> versions(String model, OuterPage.Request page);

  /** One version, with its model. */
  Outcome<FoundVersion> find(String model, String version);

  /**
   * The original files of a version: where they lie and what they are. Refused as {@code
   * NOTHING_TO_IMPORT}, which tells what is there, when npuc compiles nothing of that kind.
   */
  Outcome<OuterOriginal> original(FoundVersion version);

  /**
   * Puts a result beside the version that it was made of. However often it is called for one
   * compilation, at once or later, the result is there once.
   *
   * @return where it is to be found there; empty when nothing is to be published to this registry
   */
  Outcome<Optional<String>> publish(OuterResult result);
}
