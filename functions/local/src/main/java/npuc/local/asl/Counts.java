package npuc.local.asl;

/**
 * What an execution has used.
 *
 * @param effects effects asked for so far: the number of the current one
 * @param transitions billed state transitions: a state that is entered, and a retry
 * @param events entries in the execution history, as Step Functions counts them
 */
public record Counts(int effects, int transitions, int events) {
  static final Counts NONE = new Counts(0, 0, 1); // ExecutionStarted

  Counts effect() {
    return new Counts(effects + 1, transitions, events);
  }

  Counts transition() {
    return new Counts(effects, transitions + 1, events);
  }

  Counts events(int more) {
    return new Counts(effects, transitions, events + more);
  }
}
