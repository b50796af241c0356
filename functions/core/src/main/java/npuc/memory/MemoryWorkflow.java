package npuc.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import npuc.compilation.ExecutionName;
import npuc.workflow.Execution;
import npuc.workflow.Workflow;

/** {@link Workflow} that only remembers what was started; a test plays the state machine. */
public final class MemoryWorkflow implements Workflow {
  private final Map<ExecutionName, Execution> started = new LinkedHashMap<>();

  @Override
  public synchronized void start(Execution execution) {
    started.putIfAbsent(execution.name(), execution);
  }

  /** What was started, in order. */
  public synchronized List<Execution> started() {
    return new ArrayList<>(started.values());
  }
}
