package npuc.input;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What people write, and what of it can be shown. */
public final class Texts {
  private Texts() {}

  /** The text of a JSON string; empty for anything else. */
  public static Optional<String> of(JsonNode given) {
    return given.isString() ? Optional.of(given.stringValue()) : Optional.empty();
  }

  /** The texts of a JSON list of strings; empty for anything else. */
  public static Optional<List<String>> list(JsonNode given) {
    boolean isList = given.isArray() && given.valueStream().allMatch(JsonNode::isString);
    return isList
        ? Optional.of(given.valueStream().map(JsonNode::stringValue).toList())
        : Optional.empty();
  }

  /** Whether a character can't be shown: a control character, or half of a surrogate pair. */
  public static boolean isControl(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  /**
   * Whether a character turns the direction of what is read after it, and is not seen itself: such
   * a name reads as another one. These are the Bidi_Control characters of Unicode.
   */
  public static boolean isDirection(int character) {
    return character == 0x061C
        || character == 0x200E
        || character == 0x200F
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  /** Whether a text reads in the order in which it is written. */
  static boolean isStraight(String text) {
    return text.codePoints().noneMatch(Texts::isDirection);
  }

  /** Whether every character can be shown, in one line. */
  public static boolean isPlain(String text) {
    return text.codePoints().noneMatch(Texts::isControl);
  }

  /** The same with a blank for each character that can't be shown in a line. */
  public static String plain(String text) {
    return text.codePoints()
        .map(character -> isControl(character) ? ' ' : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether it has 1 to {@code max} characters, all of which can be shown in one line. */
  public static boolean fits(String text, int max) {
    int length = text.codePointCount(0, text.length());
    return length >= 1 && length <= max && isPlain(text);
  }

  /** Whether it has at most {@code max} characters, all of which can be shown in lines. */
  static boolean fitsLines(String text, int max) {
    return text.isEmpty() || fits(text.replaceAll("\\r?\\n|\\t", " "), max);
  }

  /** The same for every way to write its letters: in capitals or not, in one character or two. */
  public static String alike(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether a person sees anything of it. */
  public static boolean isSeen(String text) {
    return text.codePoints()
        .anyMatch(
            character ->
                !Character.isSpaceChar(character)
                    && Character.getType(character) != Character.FORMAT);
  }
}
