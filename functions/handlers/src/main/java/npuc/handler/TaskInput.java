package npuc.handler;

import java.util.Optional;
import npuc.compilation.ExecutionName;

/** What a task or an event is told. */
interface TaskInput {
  /** Which execution it is about; empty for one that is not ours. */
  Optional<ExecutionName> about();
}
