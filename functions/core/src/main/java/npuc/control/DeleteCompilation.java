package npuc.control;

import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.OutputPaths;
import npuc.compilation.Phase;
import npuc.id.CompilationId;
import npuc.job.Jobs;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.ModelVolumes;

/**
 * Deletes a compilation for good: its record with history and sealed secrets, its logs, what is
 * left of its staging. The published files and their registry entry stay.
 */
public final class DeleteCompilation {
  private final CompilationStore store;
  private final Jobs jobs;
  private final ModelVolumes volumes;

  public DeleteCompilation(CompilationStore store, Jobs jobs, ModelVolumes volumes) {
    this.store = store;
    this.jobs = jobs;
    this.volumes = volumes;
  }

  /**
   * Deletes it and answers what it was; one that is still active is refused. The record goes last,
   * so that a deletion that failed half-way can be sent again.
   */
  public Outcome<Compilation> delete(CompilationId id) {
    while (true) {
      var stored = store.find(id);
      if (stored.isEmpty()) {
        return Outcome.refused(Refusal.notFound("compilation", id.toString()));
      }
      Compilation compilation = stored.get();
      if (compilation.isActive()) {
        return Outcome.refused(RefusalCode.STILL_ACTIVE, stillActive(compilation));
      }
      cleanUp(compilation);
      if (store.delete(compilation)) {
        return Outcome.done(compilation);
      }
    }
  }

  private static String stillActive(Compilation compilation) {
    return switch (compilation.phase()) {
      case STOPPING -> "It is being stopped. Send the delete again in a few seconds.";
      case SUCCEEDED -> "It is being registered. Send the delete again in a few seconds.";
      case Phase phase ->
          "It is " + phase.word() + ". Stop it first, or delete it with ?stop=true.";
    };
  }

  private void cleanUp(Compilation compilation) {
    jobs.forget(compilation);
    volumes.removeStaging(OutputPaths.staging(compilation));
  }
}
