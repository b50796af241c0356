package npuc.local.asl;

import static npuc.local.asl.Compilations.input;

import java.util.Locale;

/**
 * Run by {@code make bench}. Carries executions of the deployed file to their ends, on a clock of
 * its own, with functions that answer at once; prints the transitions of one, and for each round
 * how many it did in a second.
 */
public final class Transitions {
  private static final int WARM_UP = 3;

  private Transitions() {}

  /** Takes the executions of a round and the number of rounds. */
  public static void main(String[] arguments) {
    int executions = Integer.parseInt(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    for (int round = -WARM_UP; round < rounds; round++) {
      long start = System.nanoTime();
      long transitions = 0;
      for (int execution = 0; execution < executions; execution++) {
        transitions += run();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (round >= 0) {
        System.out.printf(
            Locale.ROOT, "%d %.1f%n", transitions / executions, transitions / seconds);
      }
    }
  }

  private static int run() {
    var drive = new Drive(StateMachines.compilation(), Compilations::succeed);
    drive.end(input("compile"));
    return drive.states.getLast().counts().transitions();
  }
}
