package npuc.task;

import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.registry.Artifact;
import npuc.registry.External;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;
import npuc.registry.outer.OuterRegistries;
import npuc.registry.outer.OuterRegistry;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.Publication;

/** Publishes a result where its version was imported from. Safe to repeat: it is there once. */
public final class PublishResult {
  private final ModelRegistry registry;
  private final OuterRegistries outer;

  public PublishResult(ModelRegistry registry, OuterRegistries outer) {
    this.registry = registry;
    this.outer = outer;
  }

  /** What the version of a compilation is in an outer registry; empty when it was not imported. */
  Optional<External> external(Compilation compilation) {
    return registry
        .findVersion(compilation.modelId(), compilation.versionId())
        .flatMap(Version::external);
  }

  /**
   * Publishes it.
   *
   * @param external what its version is in the outer registry
   * @param target the chip that it is for
   * @return where; empty when nothing is to be published there
   */
  Outcome<Optional<Publication>> publish(
      External external, Compilation compilation, Artifact artifact, String target) {
    Optional<OuterRegistry> found = outer.find(external.registry());
    if (found.isEmpty()) {
      return Outcome.refused(
          RefusalCode.NOT_FOUND,
          "The registry " + external.registry() + " is not in the settings any more.");
    }
    OuterResult result =
        OuterResult.of(
            artifact,
            compilation.id(),
            target,
            compilation.spec().optionsHash().toString(),
            external.model(),
            external.version().orElseThrow());
    return found
        .get()
        .publish(result)
        .map(reference -> reference.map(at -> new Publication(external.registry(), at)));
  }
}
