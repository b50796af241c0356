package npuc.local.asl;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link ExecutionStore} that forgets everything with its process. */
final class MemoryExecutionStore implements ExecutionStore {
  private final Map<String, ExecutionState> executions = new LinkedHashMap<>();
  private final Set<String> reported = new HashSet<>();

  @Override
  public synchronized boolean create(ExecutionState execution) {
    return executions.putIfAbsent(execution.name(), execution) == null;
  }

  @Override
  public synchronized void save(ExecutionState execution) {
    executions.put(execution.name(), execution);
  }

  @Override
  public synchronized Optional<ExecutionState> find(String name) {
    return Optional.ofNullable(executions.get(name));
  }

  @Override
  public synchronized List<String> unfinished() {
    return executions.keySet().stream().filter(name -> !reported.contains(name)).toList();
  }

  @Override
  public synchronized void reported(String name) {
    reported.add(name);
  }
}
