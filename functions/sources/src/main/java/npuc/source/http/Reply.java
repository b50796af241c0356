package npuc.source.http;

/** What a service of others answers to one request. */
public sealed interface Reply {

  /** It did it. */
  record Done(Answer answer) implements Reply {}

  /**
   * It did not.
   *
   * @param status 400 to 499, but 401, 403, 408 and 429
   * @param words its own, cut, in one line
   * @param isJson whether it answers JSON, as its API does; a page for people is none
   */
  record Refused(int status, String words, boolean isJson) implements Reply {}
}
