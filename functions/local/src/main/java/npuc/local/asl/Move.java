package npuc.local.asl;

/** What follows from one thing that happened in an execution. */
sealed interface Move {

  /** Its position is a state that was just entered: carry that out. */
  record Enter(ExecutionState state) implements Move {}

  /** It needs something from outside first, or ended. */
  record Rest(ExecutionState state) implements Move {}
}
