package npuc.platform;

import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** What is wrong with a base artifact: not more than a person reads, each naming its file. */
public final class ModelViolations {
  private static final String FIELD = "baseArtifactId";
  private static final int MAX_TOLD = 20;
  private static final Fault MORE =
      Fault.of(
          ViolationCode.MORE_PROBLEMS,
          "has more problems of this kind; copy the whole model again and register it as a new"
              + " artifact");

  private final Violations violations;
  private int found;

  public ModelViolations(Violations violations) {
    this.violations = violations;
  }

  /** Adds {@code <file> <what is wrong>; <what to do>}. */
  public void add(String file, Fault wrong, String advice) {
    found++;
    if (found <= MAX_TOLD) {
      violations.add(FIELD, wrong.after("{file} ").before("; " + advice).with("file", file));
    } else if (found == MAX_TOLD + 1) {
      violations.add(FIELD, MORE);
    }
  }
}
