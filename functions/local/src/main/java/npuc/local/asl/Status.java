package npuc.local.asl;

/** The status of an execution, in the words of the Step Functions API. */
public enum Status {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
