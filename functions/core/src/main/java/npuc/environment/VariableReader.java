package npuc.environment;

import java.util.Optional;
import java.util.Set;
import npuc.id.CompilationId;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

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
    Optional<String> name =
        fields.required(
            NAME, Texts::of, Fault.wrongType("text", "must be a string"), Fault.REQUIRED);
    name.flatMap(VariableRules::wrongName).ifPresent(wrong -> fields.add(NAME, wrong));
    return name;
  }

  private Optional<Requested> kept(Optional<String> name, Optional<Boolean> secret) {
    fields
        .node(VALUE)
        .ifPresent(
            _ -> fields.add(VALUE, together("must be absent when {with} is given", KEEP_FROM)));
    secret
        .filter(hidden -> !hidden)
        .ifPresent(
            _ ->
                fields.add(
                    SECRET,
                    together("must not be false: what {with} keeps is a secret", KEEP_FROM)));
    Optional<CompilationId> from =
        fields.value(
            KEEP_FROM,
            given -> Texts.of(given).flatMap(CompilationId::parse),
            Fault.wrongForm("c-...", "must be the id of a compilation, {example}"));
    return name.flatMap(
        known -> from.map(id -> new Requested.Kept(known, id, fields.path(KEEP_FROM))));
  }

  private Optional<Requested> valued(Optional<String> name, Optional<Boolean> secret) {
    Optional<String> value =
        fields.required(
            VALUE,
            Texts::of,
            Fault.wrongType("text", "must be a string"),
            Fault.of(
                    ViolationCode.REQUIRED,
                    "is required, unless {unless} names the compilation that has it")
                .with("unless", KEEP_FROM));
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

  private static Fault together(String form, String other) {
    return Fault.of(ViolationCode.NOT_TOGETHER, form).with("with", other);
  }

  /** The variable, a secret if {@code secret} says so or, left out, if its name or value does. */
  static Requested.Given variable(String name, String value, Optional<Boolean> secret) {
    return secret.orElseGet(() -> SecretNames.contains(name) || SecretValues.contains(value))
        ? new Requested.Secret(name, new SecretText(value))
        : new Requested.Plain(name, value);
  }
}
