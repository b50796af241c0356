package npuc.api.spec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.caller.Role;
import npuc.id.TokenId;
import npuc.id.Ulid;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.token.AccessToken;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a new access token is to be. */
public final class TokenReader {
  /** What ISO-8601 writes with four digits for the year. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::word).toList();

  private TokenReader() {}

  /** The token, or everything that is wrong with the body. */
  public static Outcome<AccessToken> read(ObjectNode body, Ulid id, Instant now) {
    var violations = new Violations();
    var fields = new Fields(body, "", violations);
    var name =
        fields.required(
            "name",
            it -> Texts.of(it).flatMap(CallerName::parse),
            Fault.wrongForm("ci", CallerName.FORM),
            Fault.REQUIRED);
    var role =
        fields.required(
            "role",
            it -> Texts.of(it).flatMap(Role::of),
            Fault.notOneOf(ROLES),
            Fault.of(ViolationCode.REQUIRED, "is required: one of {allowed}")
                .with("allowed", ROLES));
    var expiresAt =
        fields.value(
            "expiresAt",
            it -> Texts.of(it).flatMap(text -> later(text, now)),
            Fault.wrongForm(
                "2027-11-25T12:00:00Z", "must be a time later than now, such as {example}"));
    fields.refuseOthers();
    return violations.isEmpty()
        ? Outcome.done(
            new AccessToken(
                new TokenId(id), name.orElseThrow(), role.orElseThrow(), now, expiresAt))
        : Outcome.refused(violations.refusal());
  }

  private static Optional<Instant> later(String text, Instant now) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(time -> time.isAfter(now) && !time.isAfter(LAST))
          .map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
