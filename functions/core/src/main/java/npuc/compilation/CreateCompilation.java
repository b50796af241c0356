package npuc.compilation;

import java.util.List;
import java.util.Optional;
import npuc.hash.OptionsHash;
import npuc.paging.PageRequest;
import npuc.registry.ModelId;
import npuc.registry.VersionId;
import npuc.workflow.Execution;
import npuc.workflow.Workflow;

/**
 * Creates a compilation and starts its execution. Safe to repeat with the same id: one compilation
 * is created and one execution started.
 */
public final class CreateCompilation {
  private static final int MOST_EQUAL = 10;

  private final CompilationStore store;
  private final Workflow workflow;

  public CreateCompilation(CompilationStore store, Workflow workflow) {
    this.store = store;
    this.workflow = workflow;
  }

  /** Creates; the spec is valid, and is kept as it is. */
  public Compilation create(
      CompilationId id, ModelId model, VersionId version, CompilationSpec spec) {
    store.create(Compilation.create(id, model, version, spec));
    Compilation stored = store.find(id).orElseThrow();
    workflow.start(Execution.of(stored));
    return stored;
  }

  /**
   * The compilations of a version with the same options hash that made their files: newest first,
   * at most 10. Nothing is reused silently; a person decides.
   *
   * @param self left out
   */
  public List<CompilationId> equalTo(
      VersionId version, OptionsHash hash, Optional<CompilationId> self) {
    return store
        .list(version, Filter.equalTo(hash.value()), PageRequest.first(MOST_EQUAL + 1))
        .items()
        .stream()
        .map(Compilation::id)
        .filter(id -> !self.equals(Optional.of(id)))
        .limit(MOST_EQUAL)
        .toList();
  }
}
