package npuc.control;

import java.util.function.Supplier;
import npuc.compilation.CompilationStore;
import npuc.refusal.Held;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.registry.Artifact;
import npuc.registry.Deletion;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;
import npuc.retry.RetryableException;

/**
 * Deletes models, versions and artifacts that nothing needs any more. Files are never touched.
 *
 * <p>A compilation that is created in the very moment in which its version is deleted may outlive
 * it: lists of compilations lag behind. It goes on, its registration fails and says why, and it can
 * be deleted as any other.
 */
public final class DeleteEntry {
  private static final int MOST_TRIES = 5;

  private final ModelRegistry registry;
  private final Holders holders;

  public DeleteEntry(ModelRegistry registry, CompilationStore store) {
    this.registry = registry;
    this.holders = new Holders(registry, store);
  }

  /** Deletes a model without versions. */
  public Outcome<Model> model(Model model) {
    return delete(
        model,
        () -> holders.of(model),
        () -> registry.deleteModel(model.id()),
        "It has versions. Delete them first, or archive it.",
        Refusal.notFound("model", model.id().toString()));
  }

  /** Deletes a version without artifacts and compilations. */
  public Outcome<Version> version(Version version) {
    return delete(
        version,
        () -> holders.of(version),
        () -> registry.deleteVersion(version.modelId(), version.id()),
        "It has artifacts or compilations. Delete them first, or archive it.",
        Refusal.notFound("version", version.id().toString()));
  }

  /** Deletes an artifact that no compilation under way compiles. */
  public Outcome<Artifact> artifact(Artifact artifact) {
    return delete(
        artifact,
        () -> holders.of(artifact),
        () -> registry.deleteArtifact(artifact.versionId(), artifact.id()),
        "It is being compiled. Wait for the end of these compilations, or stop them first.",
        Refusal.notFound("artifact", artifact.id().toString()));
  }

  /** What held it may be gone a moment later: then it is tried again. */
  private static <T> Outcome<T> delete(
      T entry,
      Supplier<Held> holders,
      Supplier<Deletion> deletion,
      String isHeld,
      Refusal notFound) {
    for (int made = 0; made < MOST_TRIES; made++) {
      Held held = holders.get();
      if (held.count() > 0) {
        return Outcome.refused(Refusal.held(isHeld, held));
      }
      switch (deletion.get()) {
        case DELETED -> {
          return Outcome.done(entry);
        }
        case MISSING -> {
          return Outcome.refused(notFound);
        }
        case HELD -> {}
      }
    }
    throw new RetryableException("what is to be deleted is changed by too many at once");
  }
}
