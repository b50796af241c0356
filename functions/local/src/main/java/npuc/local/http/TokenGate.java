package npuc.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.caller.Caller;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.retry.RetryableException;
import npuc.token.AccessToken;
import npuc.token.TokenStore;
import npuc.token.TokenText;

/**
 * Lets in who sends an access token that works. It is looked up by its hash: how long that takes
 * tells nothing of the tokens that there are. It is looked up for each request, so that one that is
 * deleted is worth nothing at once.
 */
public final class TokenGate implements Gate {
  private static final System.Logger LOG = System.getLogger(TokenGate.class.getName());
  private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +(\\S+)");

  private static final Refusal UNAUTHENTICATED =
      Refusal.of(
          RefusalCode.UNAUTHENTICATED,
          "This service asks for an access token that it takes: send it as Authorization: Bearer"
              + " npuc_... An admin creates one with POST /v1/tokens, the operator with"
              + " scripts/npuc-admin token create.");

  private final TokenStore store;
  private final Clock clock;
  private final TokenUses uses;

  public TokenGate(TokenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.uses = new TokenUses(store);
  }

  @Override
  public Outcome<Caller> admit(HttpExchange exchange) {
    return PublicPaths.include(exchange.getRequestURI())
        ? Outcome.done(Caller.UNKNOWN)
        : holder(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
  }

  private Outcome<Caller> holder(List<String> authorizations) {
    try {
      Instant now = clock.instant();
      Optional<AccessToken> token =
          sent(authorizations)
              .flatMap(text -> store.find(text.hash()))
              .filter(found -> found.worksAt(now));
      token.ifPresent(found -> uses.note(found, now));
      return token
          .map(found -> Outcome.done(found.caller()))
          .orElseGet(() -> Outcome.refused(UNAUTHENTICATED));
    } catch (RetryableException e) {
      LOG.log(System.Logger.Level.WARNING, "no access token can be looked up", e);
      return Outcome.refused(Refusal.TEMPORARILY_UNAVAILABLE);
    }
  }

  /** Of two, a proxy may have looked at the other one. */
  private static Optional<TokenText> sent(List<String> authorizations) {
    return authorizations.stream()
        .filter(_ -> authorizations.size() == 1)
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .flatMap(bearer -> TokenText.parse(bearer.group(1)));
  }
}
