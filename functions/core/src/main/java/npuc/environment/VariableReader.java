package npuc.environment;

import java.util.Optional;
import java.util.Set;
import npuc.id.CompilationId;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * Reads one element of the request's {@code environment}.
 *
 * @param field its place, such as {@code environment[2]}
 */
record VariableReader(JsonNode json, String field, Violations violations) {
  private static final Set<String> FIELDS = Set.of("name", "value", "secret", "keepFrom");

  /** The variable; empty when something about it was added to the violations. */
  Optional<Requested> read() {
    if (!json.isObject()) {
      violations.add(field, "must be an object with a name and either a value or keepFrom");
      return Optional.empty();
    }
    json.propertyNames().stream()
        .filter(property -> !FIELDS.contains(property))
        .forEach(unknown -> violations.add(at(unknown), "is not a field of a variable"));
    Optional<String> name = name();
    Optional<Boolean> secret = secret();
    return given("keepFrom") ? kept(name, secret) : valued(name, secret);
  }

  private Optional<String> name() {
    Optional<String> name = text("name", "is required");
    name.flatMap(VariableRules::wrongName).ifPresent(wrong -> violations.add(at("name"), wrong));
    return name;
  }

  private Optional<Boolean> secret() {
    JsonNode secret = json.path("secret");
    violations.require(
        !given("secret") || secret.isBoolean(), at("secret"), "must be true or false");
    return secret.isBoolean() ? Optional.of(secret.booleanValue()) : Optional.empty();
  }

  private Optional<Requested> kept(Optional<String> name, Optional<Boolean> secret) {
    violations.require(!given("value"), at("value"), "must be absent when keepFrom is given");
    violations.require(
        secret.orElse(true), at("secret"), "must not be false: what keepFrom keeps is a secret");
    Optional<CompilationId> from = text("keepFrom", "is required").flatMap(CompilationId::parse);
    violations.require(
        from.isPresent() || !json.path("keepFrom").isString(),
        at("keepFrom"),
        "must be the id of a compilation, c-...");
    return name.flatMap(known -> from.map(id -> new Requested.Kept(known, id, at("keepFrom"))));
  }

  private Optional<Requested> valued(Optional<String> name, Optional<Boolean> secret) {
    Optional<String> value =
        text("value", "is required, unless keepFrom names the compilation that has it");
    value.flatMap(VariableRules::wrongValue).ifPresent(wrong -> violations.add(at("value"), wrong));
    return name.flatMap(known -> value.map(text -> variable(known, text, secret)));
  }

  /** The variable, a secret if {@code secret} says so or, left out, if its name does. */
  static Requested.Given variable(String name, String value, Optional<Boolean> secret) {
    return secret.orElseGet(() -> SecretNames.contains(name))
        ? new Requested.Secret(name, new SecretText(value))
        : new Requested.Plain(name, value);
  }

  private Optional<String> text(String property, String missing) {
    JsonNode value = json.path(property);
    if (value.isString()) {
      return Optional.of(value.stringValue());
    }
    violations.add(at(property), given(property) ? "must be a string" : missing);
    return Optional.empty();
  }

  private boolean given(String property) {
    return json.hasNonNull(property);
  }

  private String at(String property) {
    return field + "." + property;
  }
}
