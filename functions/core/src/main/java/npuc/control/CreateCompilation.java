package npuc.control;

import java.util.List;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.workflow.Execution;
import npuc.workflow.Workflow;

/**
 * Creates compilations and starts their executions. Safe to repeat with the same ids: each is
 * created once and one execution of it started, however far an earlier call came.
 */
public final class CreateCompilation {
  private final Changes changes;
  private final Workflow workflow;

  public CreateCompilation(Changes changes, Workflow workflow) {
    this.changes = changes;
    this.workflow = workflow;
  }

  /** Creates a new one, whose spec is valid, and answers what is stored now. */
  public Compilation create(Compilation fresh) {
    Compilation stored = changes.create(fresh);
    workflow.start(Execution.of(stored));
    return stored;
  }

  /** Creates the members of a set one after the other, in the order of their places. */
  public List<Compilation> create(List<Compilation> members) {
    return members.stream().map(this::create).toList();
  }
}
