package npuc.local.asl;

/** Status of an execution, in the words of Step Functions. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
