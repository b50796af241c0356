package npuc.local.asl;

/** Hears of executions that ended as FAILED, TIMED_OUT or ABORTED: at least once of each. */
@FunctionalInterface
public interface EndListener {

  /** Called until it returns normally once, in this or a later process. */
  void ended(String execution, ExecutionStatus status);
}
