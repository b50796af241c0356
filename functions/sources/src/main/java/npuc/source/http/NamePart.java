package npuc.source.http;

import java.util.Locale;
import npuc.registry.outer.OuterModel;

/**
 * A part of a name that is searched for, in small letters or capitals. The registries know SQL's
 * ILIKE, without a way to write a quote or a wildcard, and their databases may know the capitals of
 * ASCII only. So they are asked for more than is meant, and what they find is looked at again.
 */
public record NamePart(String text) {

  /** The filter: every character that can't be trusted is any character. */
  public String filter() {
    var pattern = new StringBuilder();
    text.codePoints()
        .forEach(character -> pattern.appendCodePoint(isPlain(character) ? character : '_'));
    return "name ILIKE '%" + pattern + "%'";
  }

  /** Whether a name that was found is meant. */
  public boolean isIn(OuterModel model) {
    return folded(model.name()).contains(folded(text));
  }

  private static boolean isPlain(int character) {
    boolean isSpecial = "'\"\\%".indexOf(character) >= 0;
    boolean hasCapital = Character.toLowerCase(character) != Character.toUpperCase(character);
    return !isSpecial && (character < 0x80 || !hasCapital);
  }

  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
