package npuc.environment;

import java.util.Optional;
import java.util.Set;
import npuc.id.CompilationId;
import npuc.input.Fields;
import npuc.input.Texts;

/**
 * Reads one element of the request's {@code environment}.
 *
 * @param secrets names that are secrets unless the element says otherwise: they are in the envFile
 */
record VariableReader(Fields fields, Set<String> secrets) {
  VariableReader {
    secrets = Set.copyOf(secrets);
  }

  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final String SECRET = "secret";
  private static final String KEEP_FROM = "keepFrom";

  /** The variable; empty when something about it was added to the violations. */
  Optional<Requested> read() {
    Optional<String> name = name();
    Optional<Boolean> secret = fields.flag(SECRET);
    Optional<Requested> variable =
        fields.node(KEEP_FROM).isPresent() ? kept(name, secret) : valued(name, secret);
    fields.refuseOthers();
    return variable;
  }

  private Optional<String> name() {
    Optional<String> name = fields.required(NAME, Texts::of, "must be a string", "is required");
    name.flatMap(VariableRules::wrongName).ifPresent(wrong -> fields.add(NAME, wrong));
    return name;
  }

  private Optional<Requested> kept(Optional<String> name, Optional<Boolean> secret) {
    fields.node(VALUE).ifPresent(_ -> fields.add(VALUE, "must be absent when keepFrom is given"));
    secret
        .filter(hidden -> !hidden)
        .ifPresent(_ -> fields.add(SECRET, "must not be false: what keepFrom keeps is a secret"));
    Optional<CompilationId> from =
        fields.value(
            KEEP_FROM,
            given -> Texts.of(given).flatMap(CompilationId::parse),
            "must be the id of a compilation, c-...");
    return name.flatMap(
        known -> from.map(id -> new Requested.Kept(known, id, fields.path(KEEP_FROM))));
  }

  private Optional<Requested> valued(Optional<String> name, Optional<Boolean> secret) {
    Optional<String> value =
        fields.required(
            VALUE,
            Texts::of,
            "must be a string",
            "is required, unless keepFrom names the compilation that has it");
    value.flatMap(VariableRules::wrongValue).ifPresent(wrong -> fields.add(VALUE, wrong));
    return name.flatMap(
        known ->
            value.map(
                text ->
                    variable(
                        known,
                        text,
                        secrets.contains(known) ? secret.or(() -> Optional.of(true)) : secret)));
  }

  /** The variable, a secret if {@code secret} says so or, left out, if its name or value does. */
  static Requested.Given variable(String name, String value, Optional<Boolean> secret) {
    return secret.orElseGet(() -> SecretNames.contains(name) || SecretValues.contains(value))
        ? new Requested.Secret(name, new SecretText(value))
        : new Requested.Plain(name, value);
  }
}
