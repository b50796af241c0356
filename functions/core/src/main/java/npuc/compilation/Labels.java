package npuc.compilation;

import java.util.regex.Pattern;

/** How the keys and values of labels are written: as in Kubernetes, without a prefix. */
public final class Labels {
  /** Most labels that a compilation has. */
  public static final int MOST = 20;

  /** What a key must be, for whoever sent another one. */
  public static final String KEY_FORM =
      "1 to 63 letters, digits, -, _ and ., with a letter or digit at its ends";

  private static final Pattern WORD =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

  private Labels() {}

  public static boolean isKey(String text) {
    return WORD.matcher(text).matches();
  }

  /** A value is written as a key is, or empty. */
  public static boolean isValue(String text) {
    return text.isEmpty() || isKey(text);
  }
}
