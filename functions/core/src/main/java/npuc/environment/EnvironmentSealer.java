package npuc.environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import npuc.id.CompilationId;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/**
 * Makes what was asked for into what is stored: seals each secret for its new compilation, those
 * kept from an earlier one too.
 */
public final class EnvironmentSealer {
  private final SecretBox box;
  private final Function<CompilationId, Optional<Environment>> saved;

  /**
   * Seals with a box, and finds kept secrets where they were saved.
   *
   * @param saved the environment of an earlier compilation; asked once for each in one call
   */
  public EnvironmentSealer(SecretBox box, Function<CompilationId, Optional<Environment>> saved) {
    this.box = box;
    this.saved = saved;
  }

  /**
   * Seals what was asked for. What can't be kept is added to {@code violations} at the variable's
   * {@code keepFrom}. Nothing is sealed for a request that is refused: with any violation, also of
   * something else, the answer is empty.
   *
   * @param id of the compilation to be
   */
  public Optional<Environment> seal(
      RequestedEnvironment requested, CompilationId id, Violations violations) {
    List<Requested.Given> given = withinLimits(requested, violations);
    return violations.isEmpty()
        ? Optional.of(new Environment(given.stream().map(one -> sealed(one, id)).toList()))
        : Optional.empty();
  }

  /**
   * The values of some of the variables that were asked for, those that are kept too. What can't be
   * opened is left out: {@link #seal} tells it.
   */
  public Map<String, SecretText> open(RequestedEnvironment requested, Set<String> names) {
    var wanted = requested.variables().stream().filter(one -> names.contains(one.name())).toList();
    var opened = new HashMap<String, SecretText>();
    for (Requested.Given given :
        withValues(new RequestedEnvironment(wanted, List.of()), new Violations())) {
      switch (given) {
        case Requested.Plain(String name, String value) -> opened.put(name, new SecretText(value));
        case Requested.Secret(String name, SecretText value) -> opened.put(name, value);
      }
    }
    return opened;
  }

  private List<Requested.Given> withinLimits(RequestedEnvironment requested, Violations found) {
    List<Requested.Given> given = withValues(requested, found);
    int bytes = given.stream().mapToInt(Requested.Given::bytes).sum();
    found.require(bytes <= VariableRules.MAX_BYTES, "environment", VariableRules.TOO_LARGE);
    return given;
  }

  private List<Requested.Given> withValues(RequestedEnvironment requested, Violations found) {
    var earlier = new HashMap<CompilationId, Optional<Environment>>();
    return requested.variables().stream()
        .flatMap(
            variable ->
                switch (variable) {
                  case Requested.Given given -> Stream.of(given);
                  case Requested.Kept kept ->
                      opened(kept, earlier.computeIfAbsent(kept.keepFrom(), saved), found);
                })
        .toList();
  }

  private Stream<Requested.Given> opened(
      Requested.Kept kept, Optional<Environment> earlier, Violations found) {
    Optional<SealedSecret> secret = earlier.flatMap(known -> known.secret(kept.name()));
    if (secret.isEmpty()) {
      String what = earlier.isEmpty() ? "there is no compilation" : "there is no such secret in";
      found.add(kept.field(), lost(kept, what + " {compilation}; give the value instead"));
      return Stream.empty();
    }
    try {
      var place = new SecretPlace(kept.keepFrom(), kept.name());
      return Stream.of(new Requested.Secret(kept.name(), box.open(secret.get(), place)));
    } catch (BrokenSealException e) {
      found.add(kept.field(), lost(kept, e.getMessage() + " any more; give the value instead"));
      return Stream.empty();
    }
  }

  private static Fault lost(Requested.Kept kept, String form) {
    return Fault.of(ViolationCode.SECRET_NOT_KEPT, form)
        .with("compilation", kept.keepFrom().toString());
  }

  private Variable sealed(Requested.Given given, CompilationId id) {
    return switch (given) {
      case Requested.Plain(String name, String value) -> new Variable.Plain(name, value);
      case Requested.Secret(String name, SecretText value) ->
          new Variable.Secret(name, box.seal(value, new SecretPlace(id, name)));
    };
  }
}
