package npuc.local.asl;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in place of <code>${Name}</code>, as DefinitionSubstitutions of an AWS SAM state
 * machine do. A name without a value and a value that is not used are refused.
 */
final class Substitutions {
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");

  private Substitutions() {}

  static String apply(String text, Map<String, String> values) {
    Set<String> unused = new TreeSet<>(values.keySet());
    String applied =
        NAME.matcher(text)
            .replaceAll(
                match -> {
                  unused.remove(match.group(1));
                  return Matcher.quoteReplacement(value(match.group(1), values));
                });
    if (!unused.isEmpty()) {
      throw new InvalidStateMachineException("substitutions that are not used: " + unused);
    }
    return applied;
  }

  private static String value(String name, Map<String, String> values) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(
            () ->
                new InvalidStateMachineException("the substitution ${" + name + "} has no value"));
  }
}
