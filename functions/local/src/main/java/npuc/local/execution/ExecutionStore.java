package npuc.local.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.local.asl.ExecutionState;

/**
 * Keeps executions. What a call has stored when it returns survives the end of the process, except
 * in the twin that lives in memory; after a power cut an execution may stand where it was before.
 * Every call may be repeated; a failure is thrown, and the caller repeats.
 */
public interface ExecutionStore {

  /** Stores a new execution; false, and nothing stored, when the name is taken. */
  boolean create(ExecutionState state);

  /** Replaces what is stored under the name. */
  void save(ExecutionState state);

  Optional<ExecutionState> find(String name);

  /** Those that are not settled, in the order of their names. */
  List<ExecutionState> unsettled();

  /** Forgets settled executions that ended before an instant. */
  void prune(Instant endedBefore);
}
