package npuc.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.ExecutionName;
import npuc.workflow.Execution;
import npuc.workflow.ExecutionStatus;
import npuc.workflow.Workflow;

/** {@link Workflow} that only remembers what was started; a test plays the state machine. */
public final class MemoryWorkflow implements Workflow {
  private final Map<ExecutionName, Execution> started = new LinkedHashMap<>();
  private final Map<ExecutionName, ExecutionStatus> statuses = new LinkedHashMap<>();

  @Override
  public synchronized void start(Execution execution) {
    started.putIfAbsent(execution.name(), execution);
    statuses.putIfAbsent(execution.name(), ExecutionStatus.RUNNING);
  }

  @Override
  public synchronized Optional<ExecutionStatus> status(ExecutionName execution) {
    return Optional.ofNullable(statuses.get(execution));
  }

  /** Lets an execution be seen with this status from now on. */
  public synchronized void tell(ExecutionName execution, ExecutionStatus status) {
    statuses.replace(execution, status);
  }

  /** What was started, in order. */
  public synchronized List<Execution> started() {
    return List.copyOf(started.values());
  }
}
