package npuc.environment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import npuc.id.CompilationId;

/**
 * The variables of one compilation, its secrets sealed for it.
 *
 * @param variables sorted by name, each name once
 */
public record Environment(@JsonValue List<Variable> variables) {
  public static final Environment NONE = new Environment(List.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Environment {
    variables = variables.stream().sorted(Comparator.comparing(Variable::name)).toList();
    if (variables.stream().map(Variable::name).distinct().count() < variables.size()) {
      throw new IllegalArgumentException("a name stands twice in an environment");
    }
  }

  /** Those that are no secrets, by name, in the order of names. */
  public Map<String, String> plain() {
    var plain = new TreeMap<String, String>();
    for (Variable variable : variables) {
      switch (variable) {
        case Variable.Plain(String name, String value) -> plain.put(name, value);
        case Variable.Secret _ -> {}
      }
    }
    return Collections.unmodifiableMap(plain);
  }

  /** Those of these names, secrets still sealed. */
  public Environment only(Set<String> names) {
    return new Environment(
        variables.stream().filter(variable -> names.contains(variable.name())).toList());
  }

  public boolean hasSecrets() {
    return !secrets().isEmpty();
  }

  public List<String> secretNames() {
    return secrets().stream().map(Variable.Secret::name).toList();
  }

  /** The sealed secret of that name; empty when there is none or the variable is no secret. */
  public Optional<SealedSecret> secret(String name) {
    return secrets().stream()
        .filter(secret -> secret.name().equals(name))
        .findFirst()
        .map(Variable.Secret::sealed);
  }

  /**
   * Opens every secret, by name, in the order of names.
   *
   * @param id of the compilation whose environment this is
   * @throws BrokenSealException if one doesn't open
   */
  public Map<String, SecretText> open(SecretBox box, CompilationId id) {
    var opened = new TreeMap<String, SecretText>();
    for (Variable.Secret secret : secrets()) {
      opened.put(secret.name(), box.open(secret.sealed(), new SecretPlace(id, secret.name())));
    }
    return Collections.unmodifiableMap(opened);
  }

  private List<Variable.Secret> secrets() {
    return variables.stream()
        .filter(Variable.Secret.class::isInstance)
        .map(Variable.Secret.class::cast)
        .toList();
  }
}
