package npuc.registry;

/** What became of a deletion. */
public enum Deletion {
  DELETED,
  /** There was nothing to delete. */
  MISSING,
  /** Something belongs to it, so it stays. */
  HELD
}
