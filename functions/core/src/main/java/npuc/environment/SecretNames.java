package npuc.environment;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names that tell that their value is a secret. When in doubt it is one: {@code MONKEY} and {@code
 * MAX_TOKENS} are hidden until their sender says otherwise, {@code TOKENIZERS_PARALLELISM} and
 * {@code KEYBOARD} are not.
 */
final class SecretNames {
  private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern SECRET =
      Pattern.compile("SECRET|PASSWORD|PASSWD|CREDENTIAL|(TOKEN|KEY)S?(?![A-Z])");

  private SecretNames() {}

  /** Whether it contains one of the words, in whatever case; TOKEN and KEY end a word. */
  static boolean contains(String name) {
    String words = CAMEL_CASE.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    return SECRET.matcher(words).find();
  }
}
