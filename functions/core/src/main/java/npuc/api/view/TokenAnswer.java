package npuc.api.view;

import java.time.Instant;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.id.TokenId;
import npuc.token.AccessToken;

/** An access token, without what makes it one. */
public record TokenAnswer(
    TokenId id,
    CallerName name,
    String role,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt) {

  public static TokenAnswer of(AccessToken token) {
    return new TokenAnswer(
        token.id(),
        token.name(),
        token.role().word(),
        token.createdAt(),
        token.expiresAt(),
        token.lastUsedAt());
  }
}
