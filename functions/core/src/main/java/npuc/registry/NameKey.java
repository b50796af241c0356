package npuc.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import npuc.id.ModelId;
import npuc.input.Texts;

/**
 * Where a model stands in the order of names: its name, however its letters are written, then its
 * id, so that no two are the same. Of a longer name the first 200 characters count.
 *
 * <p>Keys are ordered by their characters, which is the order of their bytes in UTF-8.
 */
public final class NameKey {
  /** In the order of the keys. */
  public static final Comparator<String> ORDER =
      (left, right) -> Arrays.compareUnsigned(bytes(left), bytes(right));

  private static final int MAX_NAME = 200;

  /** Comes before everything that a name has, so that a name comes before those it begins. */
  private static final char END = '\u0001';

  private NameKey() {}

  /** The key of a model. */
  public static String of(Model model) {
    return of(model.name(), model.id().toString());
  }

  /** The key of a model with that name and that id. */
  public static String of(String name, String id) {
    String alike = Texts.alike(name);
    int end =
        alike.offsetByCodePoints(0, Math.min(MAX_NAME, alike.codePointCount(0, alike.length())));
    return alike.substring(0, end) + END + id;
  }

  /** Whether a text may be a key; it need not be one of a model. */
  public static boolean isOne(String text) {
    int end = text.indexOf(END);
    return end >= 0 && ModelId.parse(text.substring(end + 1)).isPresent();
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
