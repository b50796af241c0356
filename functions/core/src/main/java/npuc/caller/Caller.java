package npuc.caller;

import java.util.Optional;

/**
 * Who sends a request.
 *
 * @param role the highest it has; empty when it may do nothing but ask whether the service lives
 */
public record Caller(CallerName name, Optional<Role> role) {
  /** Whoever sends what does not say who sends it. */
  public static final Caller UNKNOWN = new Caller(new CallerName("unknown"), Optional.empty());

  public boolean may(Role needed) {
    return role.filter(has -> has.includes(needed)).isPresent();
  }
}
