package npuc.lambda;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import npuc.caller.Access;
import npuc.caller.Role;

/** Reads who may do what. What is not set is as {@link Access#DEFAULT} has it. */
final class AccessSettings {
  private AccessSettings() {}

  static Access from(Settings settings) {
    Map<Role, String> words =
        Arrays.stream(Role.values())
            .collect(Collectors.toMap(role -> role, role -> word(settings, role)));
    return new Access(settings.optional("NPUC_ROLES_CLAIM"), words, ownersOnly(settings));
  }

  private static String word(Settings settings, Role role) {
    String key = "NPUC_" + role.word().toUpperCase(Locale.ROOT) + "_ROLE";
    String usual = Access.DEFAULT.word(role);
    Optional<String> word = settings.optional(key);
    Optional<String> valid = word.filter(text -> text.matches(Access.WORD));
    settings.require(
        word.equals(valid), key + " must be one word of visible ASCII without commas or brackets");
    return valid.orElse(usual);
  }

  private static boolean ownersOnly(Settings settings) {
    String text = settings.optional("NPUC_OWNERS_ONLY").orElse("false");
    settings.require(
        text.equals("true") || text.equals("false"), "NPUC_OWNERS_ONLY must be true or false");
    return text.equals("true");
  }
}
