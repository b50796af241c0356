package npuc.measure;

/**
 * Where those who run the service see how it does. What is told is for them alone: no decision
 * rests on it, so a process that dies may leave out what it was about to tell.
 */
@FunctionalInterface
public interface Measurements {

  /** Takes in a value; may be called by many threads at once, and never fails. */
  void tell(Measurement measurement);
}
