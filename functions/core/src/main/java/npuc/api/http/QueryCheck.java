package npuc.api.http;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/**
 * Refuses a query that its route does not know or can't read, before anything is done: a mistyped
 * {@code ?dryrun=true} must not create a compilation.
 */
public record QueryCheck<R extends Route>(Endpoints<R> endpoints) implements Endpoints<R> {

  private static final Set<QueryParameter<?>> LISTS =
      Set.of(QueryParameter.PHASE, QueryParameter.LABEL);

  @Override
  public ApiResponse answer(R route, ApiRequest request) {
    Violations violations = violations(route, request);
    return violations.isEmpty()
        ? endpoints.answer(route, request)
        : ApiResponse.problem(violations.refusal());
  }

  private static Violations violations(Route route, ApiRequest request) {
    var violations = new Violations();
    Set<String> known =
        route.query().stream()
            .map(QueryParameter::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Fault unknown =
        Fault.of(
                ViolationCode.UNKNOWN_FIELD,
                "is not a parameter of this route; "
                    + (known.isEmpty() ? "which has none" : "known are {known}"))
            .with("known", known);
    for (String name : new TreeSet<>(request.query().keySet())) {
      violations.require(known.contains(name), name, unknown);
    }
    for (QueryParameter<?> parameter : route.query()) {
      request
          .query(parameter.name())
          .filter(text -> parameter.read().apply(text).isEmpty())
          .ifPresent(text -> violations.add(parameter.name(), otherwise(parameter, text)));
    }
    return violations;
  }

  /**
   * Values of one name come joined by commas. Only those of a list and names of callers hold any,
   * and such a name is taken for one.
   */
  private static Fault otherwise(QueryParameter<?> parameter, String text) {
    boolean isRepeated = text.contains(",") && !LISTS.contains(parameter);
    return isRepeated
        ? parameter.otherwise().after("must stand there once, with one value, which ")
        : parameter.otherwise();
  }
}
