package npuc.control;

import java.util.List;
import npuc.caller.CallerName;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Description;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.note.Note;
import npuc.workflow.Execution;
import npuc.workflow.Workflow;

/**
 * Creates a compilation and starts its execution. Safe to repeat with the same id: one compilation
 * is created and one execution started.
 */
public final class CreateCompilation {
  private final Changes changes;
  private final Workflow workflow;

  public CreateCompilation(Changes changes, Workflow workflow) {
    this.changes = changes;
    this.workflow = workflow;
  }

  /** Creates; the spec is valid, and is kept as it is, with what its sender was told of it. */
  public Compilation create(
      CompilationId id,
      ModelId model,
      VersionId version,
      CompilationSpec spec,
      List<Note> notes,
      CallerName caller,
      Description description) {
    Compilation stored =
        changes.create(Compilation.create(id, model, version, spec, notes, caller, description));
    workflow.start(Execution.of(stored));
    return stored;
  }
}
