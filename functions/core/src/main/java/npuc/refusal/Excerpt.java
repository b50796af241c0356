package npuc.refusal;

/** The beginning of a text that somebody else wrote. */
public final class Excerpt {
  private static final String MORE = "…";

  private Excerpt() {}

  /** At most {@code max} characters of it, never half of one; what is cut ends in an ellipsis. */
  public static String of(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - MORE.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + MORE;
  }
}
