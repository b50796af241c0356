package npuc.measure;

/** What tells apart the values of one metric. Each has few values that are known beforehand. */
public enum Label {
  /** The name of a platform that can be compiled for. */
  PLATFORM("platform"),
  /** A phase of a compilation, in the word of the API. */
  PHASE("phase"),
  /** Who can do something about a failure: USER, CAPACITY, COMPILER or PLATFORM. */
  KIND("kind"),
  /** The code of a reason. */
  REASON("reason");

  private final String word;

  Label(String word) {
    this.word = word;
  }

  /** Its name outside. */
  public String word() {
    return word;
  }
}
