package npuc.event;

/** What became of one message. */
public sealed interface Receipt {

  /**
   * The receiver answered.
   *
   * @param status of HTTP
   */
  record Answered(int status) implements Receipt {}

  /**
   * It did not, or was not asked.
   *
   * @param why in words for people, without anything that was sent or received
   */
  record Failed(String why) implements Receipt {}
}
