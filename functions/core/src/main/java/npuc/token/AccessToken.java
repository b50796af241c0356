package npuc.token;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;
import npuc.id.Identified;
import npuc.id.TokenId;

/**
 * What is known of an access token. The token itself is not: {@link TokenText} is told to whoever
 * creates it, once.
 *
 * @param name of whoever sends it; the history calls them so
 * @param expiresAt from when on it is worth nothing; empty when that never comes
 * @param lastUsedAt its first use on the last day, in UTC, on which it was used; empty before any
 */
public record AccessToken(
    TokenId id,
    CallerName name,
    Role role,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt)
    implements Identified {

  /** One that nobody has used. */
  public AccessToken(
      TokenId id, CallerName name, Role role, Instant createdAt, Optional<Instant> expiresAt) {
    this(id, name, role, createdAt, expiresAt, Optional.empty());
  }

  /** Who sends it. */
  public Caller caller() {
    return new Caller(name, Optional.of(role));
  }

  public boolean worksAt(Instant now) {
    return expiresAt.map(now::isBefore).orElse(true);
  }

  /** Whether a use on the day of {@code now} is known. */
  public boolean wasUsedOnDayOf(Instant now) {
    return lastUsedAt.map(AccessToken::day).filter(day(now)::equals).isPresent();
  }

  public AccessToken usedAt(Instant now) {
    return new AccessToken(id, name, role, createdAt, expiresAt, Optional.of(now));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
