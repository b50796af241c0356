package npuc.paging;

/** Direction of a list by time of creation. */
public enum Order {
  NEWEST_FIRST("desc"),
  OLDEST_FIRST("asc");

  private final String word;

  Order(String word) {
    this.word = word;
  }

  /** The word used in the query string. */
  public String word() {
    return word;
  }
}
