package npuc.upload;

/** How far an upload is. */
public enum UploadPhase {
  /** Parts are awaited, or its sender has not said yet that it is complete. */
  RECEIVING("Receiving"),

  /** Its files are read and compared with their sha256. */
  CHECKING("Checking"),

  /** It lies where its uri says. */
  COMPLETE("Complete");

  private final String word;

  UploadPhase(String word) {
    this.word = word;
  }

  /** The word used in the API. */
  public String word() {
    return word;
  }
}
