package npuc.local.admin;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Collectors;
import npuc.api.spec.TokenReader;
import npuc.id.RandomIds;
import npuc.id.TokenId;
import npuc.local.DataFolder;
import npuc.local.sqlite.Database;
import npuc.local.sqlite.SqliteTokenStore;
import npuc.paging.Page;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.Violation;
import npuc.token.AccessToken;
import npuc.token.TokenStore;
import npuc.token.TokenText;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Access tokens for whoever has the machine: the first one, and what is to be done without one. */
record TokenCommands(Path data, PrintStream out, PrintStream err) {
  private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  /** Prints the token alone, so that a script can take it. */
  void create(Arguments arguments) {
    arguments.expect(0, "--name", "--role", "--expires-at");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    arguments.option("--name").ifPresent(name -> body.put("name", name));
    arguments.option("--role").ifPresent(role -> body.put("role", role));
    arguments.option("--expires-at").ifPresent(time -> body.put("expiresAt", time));
    AccessToken token = done(TokenReader.read(body, new RandomIds(CLOCK).next(), CLOCK.instant()));
    TokenText text = TokenText.random();
    with(
        store -> {
          store.add(token, text.hash());
          return token;
        });
    err.println("Access token " + line(token) + ". It is shown this once, and kept nowhere:");
    out.println(text.plain());
  }

  void list(Arguments arguments) {
    arguments.expect(0);
    with(store -> Page.all(store::tokens).map(TokenCommands::line).toList()).forEach(out::println);
  }

  void delete(Arguments arguments) {
    String id = arguments.expect(1).operands().getFirst();
    boolean isGone = with(store -> TokenId.parse(id).filter(store::delete).isPresent());
    if (!isGone) {
      throw new IllegalStateException(
          "there is no access token " + TokenText.masked(id) + "; npuc-admin token list tells ids");
    }
    err.println("Access token " + id + " is worth nothing from now on.");
  }

  private static String line(AccessToken token) {
    return "%s %s %s, %s, %s"
        .formatted(
            token.id(),
            token.name(),
            token.role().word(),
            token.expiresAt().map(time -> "expires at " + time).orElse("never expires"),
            token.lastUsedAt().map(Instant::toString).map("last used "::concat).orElse("unused"));
  }

  private <T> T with(Function<TokenStore, T> work) {
    try (Database database = Database.openAsItIs(DataFolder.database(data))) {
      return work.apply(new SqliteTokenStore(database));
    }
  }

  private static AccessToken done(Outcome<AccessToken> outcome) {
    return switch (outcome) {
      case Outcome.Done<AccessToken>(AccessToken token) -> token;
      case Outcome.Refused<AccessToken>(Refusal refusal) ->
          throw new IllegalArgumentException(
              refusal.violations().stream()
                  .map(TokenCommands::option)
                  .collect(Collectors.joining("\n")));
    };
  }

  private static String option(Violation violation) {
    String option = violation.field().equals("expiresAt") ? "expires-at" : violation.field();
    return "--" + option + " " + violation.message();
  }
}
