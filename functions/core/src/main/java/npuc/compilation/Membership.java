package npuc.compilation;

import npuc.id.CompilationSetId;

/**
 * Where a compilation stands in the set that it was created in. It never changes: others of the set
 * may never have been made, or may be deleted.
 *
 * @param place from 1 to {@code of}
 * @param of how many were asked for, 2 to 16
 */
public record Membership(CompilationSetId id, int place, int of) {
  /** The fewest that make a set. */
  public static final int FEWEST = 2;

  /** The most that one request makes. */
  public static final int MOST = 16;
}
