package npuc.local.asl;

import java.util.List;
import java.util.Optional;

/** Keeps executions from one moment to the next, so that a killed service goes on where it was. */
interface ExecutionStore {

  /**
   * Stores a new execution.
   *
   * @return false when one of that name was stored before, running or ended
   */
  boolean create(ExecutionState execution);

  /** Stores how an execution stands now. */
  void save(ExecutionState execution);

  Optional<ExecutionState> find(String name);

  /** Names of all that run, or ended without success and were not reported yet; oldest first. */
  List<String> unfinished();

  /** Notes that the end of an execution was reported. */
  void reported(String name);
}
