package npuc.token;

import java.time.Instant;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.caller.Role;
import npuc.id.TestIds;
import npuc.id.TokenId;

/** Access tokens of tests. */
public final class Tokens {
  private Tokens() {}

  /** The n-th of a compiler, made n seconds after the start, that never expires. */
  public static AccessToken token(int number) {
    return new AccessToken(
        new TokenId(TestIds.ulid(number)),
        new CallerName("ci"),
        Role.COMPILE,
        TestIds.START.plusSeconds(number),
        Optional.empty());
  }

  /** One that is worth nothing from a moment on. */
  public static AccessToken expiring(int number, Instant expiresAt) {
    AccessToken token = token(number);
    return new AccessToken(
        token.id(), token.name(), token.role(), token.createdAt(), Optional.of(expiresAt));
  }
}
