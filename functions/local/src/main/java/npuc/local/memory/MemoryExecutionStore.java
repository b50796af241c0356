package npuc.local.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import npuc.local.asl.Effect;
import npuc.local.asl.ExecutionState;
import npuc.local.execution.ExecutionStore;

/** {@link ExecutionStore} that forgets everything with its process. */
public final class MemoryExecutionStore implements ExecutionStore {
  private final ConcurrentNavigableMap<String, String> stored = new ConcurrentSkipListMap<>();

  @Override
  public boolean create(ExecutionState state) {
    return stored.putIfAbsent(state.name(), state.toJson()) == null;
  }

  @Override
  public void save(ExecutionState state) {
    stored.replace(state.name(), state.toJson());
  }

  @Override
  public Optional<ExecutionState> find(String name) {
    return Optional.ofNullable(stored.get(name)).map(ExecutionState::fromJson);
  }

  @Override
  public List<ExecutionState> unsettled() {
    return stored.values().stream()
        .map(ExecutionState::fromJson)
        .filter(state -> !state.settled())
        .toList();
  }

  @Override
  public void prune(Instant endedBefore) {
    stored.values().removeIf(json -> isOld(ExecutionState.fromJson(json), endedBefore));
  }

  private static boolean isOld(ExecutionState state, Instant endedBefore) {
    return state.settled()
        && state.effect() instanceof Effect.Ended ended
        && ended.at().isBefore(endedBefore);
  }
}
