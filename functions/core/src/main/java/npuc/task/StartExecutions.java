package npuc.task;

import java.util.List;
import npuc.compilation.CompilationStore;
import npuc.id.CompilationId;
import npuc.retry.RetryableException;
import npuc.workflow.Execution;
import npuc.workflow.Workflow;

/**
 * Starts the execution of every active compilation: for one whose creator died between the record
 * and the start. Those that were started before are left as they are, so it is safe at any time.
 */
public final class StartExecutions {
  private final CompilationStore store;
  private final Workflow workflow;

  public StartExecutions(CompilationStore store, Workflow workflow) {
    this.store = store;
    this.workflow = workflow;
  }

  /**
   * Starts them, oldest first.
   *
   * @return how many compilations are active
   * @throws RetryableException when the store or the workflow can't be reached; some may be started
   */
  public int startAll() {
    List<CompilationId> active = store.active();
    for (CompilationId id : active) {
      store.find(id).map(Execution::of).ifPresent(workflow::start);
    }
    return active.size();
  }
}
