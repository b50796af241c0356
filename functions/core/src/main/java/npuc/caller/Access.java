package npuc.caller;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may do what.
 *
 * @param rolesClaim the claim of a token that lists the roles of its subject; when empty it is
 *     {@code scope} or, where a token has none, {@code scp}
 * @param roleWords how each role is called there
 * @param ownersOnly whether a compilation is stopped and deleted only by who created it, or by an
 *     admin
 */
public record Access(Optional<String> rolesClaim, Map<Role, String> roleWords, boolean ownersOnly) {
  /** What the word of a role must be: one word of a list. */
  public static final String WORD = "[!-~&&[^,\\[\\]]]{1,256}";

  /** Scopes of a resource server {@code npuc}; everybody may stop, an admin may delete. */
  public static final Access DEFAULT =
      new Access(
          Optional.empty(),
          Map.of(Role.READ, "npuc/read", Role.COMPILE, "npuc/compile", Role.ADMIN, "npuc/admin"),
          false);

  public Access {
    roleWords = Map.copyOf(roleWords);
    for (Role role : Role.values()) {
      if (!word(roleWords, role).matches(WORD)) {
        throw new IllegalArgumentException("no token can name the role " + role.word());
      }
    }
  }

  /** The highest role that the claims of a token name. */
  public Optional<Role> role(Map<String, String> claims) {
    Collection<String> words = words(listed(claims));
    return Stream.of(Role.values())
        .filter(role -> words.contains(word(role)))
        .reduce((lower, higher) -> higher);
  }

  /**
   * Whether a caller may do what ends a compilation: stop it or delete it.
   *
   * @param role what it takes where more than owners may
   */
  public boolean mayEnd(Role role, Caller caller, Optional<CallerName> createdBy) {
    boolean mayAsOther = caller.may(ownersOnly ? Role.ADMIN : role);
    return mayAsOther || (ownersOnly && caller.may(Role.COMPILE) && isOwner(caller, createdBy));
  }

  /** How a role is called in a token. */
  public String word(Role role) {
    return word(roleWords, role);
  }

  private static String word(Map<Role, String> words, Role role) {
    return words.getOrDefault(role, "");
  }

  private static boolean isOwner(Caller caller, Optional<CallerName> createdBy) {
    return createdBy.filter(caller.name()::equals).isPresent();
  }

  private String listed(Map<String, String> claims) {
    return rolesClaim
        .map(claim -> claims.getOrDefault(claim, ""))
        .orElseGet(() -> claims.getOrDefault("scope", claims.getOrDefault("scp", "")));
  }

  /** API Gateway writes a claim that is a list as {@code [one other]}. */
  private static Collection<String> words(String listed) {
    return Arrays.asList(listed.replaceAll("^\\[|]$", "").split("[\\s,]+"));
  }
}
