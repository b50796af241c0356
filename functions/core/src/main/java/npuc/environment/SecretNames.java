package npuc.environment;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names that tell that their value is a secret. When in doubt it is one: {@code MONKEY} and {@code
 * MAX_TOKENS} are hidden until their sender says otherwise; {@code TOKENIZERS_PARALLELISM}, {@code
 * KEYBOARD}, {@code PATH}, {@code PASSTHROUGH} and {@code AUTHOR} are not.
 */
final class SecretNames {
  private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** In any place: no common word holds one of them. */
  private static final String ANYWHERE = "SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL";

  /** At the end of a word: APIKEY, HFTOKEN, DBPASS. */
  private static final String ENDINGS = "(TOKEN|KEY)S?|(?<!BY|COM|SUR|TRES)PASS";

  /** As a whole word: MYSQL_PWD, but not OLDPWD. */
  private static final String WORDS =
      "(PWD|PAT|DSN|PRIVATE|PRIV|AUTH|AUTHORIZATION|CREDS?|PASSCODE|JWT|BEARER|COOKIE|OTP|WEBHOOK)S?";

  private static final Pattern SECRET =
      Pattern.compile(ANYWHERE + "|(" + ENDINGS + ")(?![A-Z])|(?<![A-Z])" + WORDS + "(?![A-Z])");

  /** In which a shell keeps its folder. */
  private static final String WORKING_FOLDER = "PWD";

  private SecretNames() {}

  /** Whether it contains one of the words, in whatever case. */
  static boolean contains(String name) {
    String words = CAMEL_CASE.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    return !name.equals(WORKING_FOLDER) && SECRET.matcher(words).find();
  }
}
