package npuc.refusal;

import java.util.ArrayList;
import java.util.List;

/** Collects everything wrong with one input, so that its sender hears it all at once. */
public final class Violations {
  private final List<Violation> found = new ArrayList<>();

  public void add(String field, Fault fault) {
    found.add(new Violation(field, fault));
  }

  /** Adds one that was found elsewhere. */
  public void add(Violation violation) {
    found.add(violation);
  }

  /** Adds the violation unless {@code holds}. */
  public void require(boolean holds, String field, Fault fault) {
    if (!holds) {
      add(field, fault);
    }
  }

  /** Adds all that others found. */
  public void addAll(Violations others) {
    found.addAll(others.found);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** How many there are so far. */
  public int count() {
    return found.size();
  }

  public List<Violation> list() {
    return List.copyOf(found);
  }

  /** The refusal that names them all; only to be asked for when there are some. */
  public Refusal refusal() {
    return Refusal.invalid(list());
  }
}
