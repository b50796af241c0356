package npuc.workflow;

/** How an execution stands, in the words of Step Functions. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
