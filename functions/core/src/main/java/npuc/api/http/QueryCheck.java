package npuc.api.http;

import java.util.Set;
import java.util.TreeSet;
import npuc.refusal.Violations;

/**
 * Refuses what a query says that its route does not know. A mistyped {@code ?dryrun=true} must not
 * create a compilation.
 */
public final class QueryCheck implements Endpoints {
  private static final Set<String> FLAGS = Set.of("dryRun", "stop", "plain");

  private final Endpoints endpoints;

  public QueryCheck(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    Violations violations = of(request);
    if (violations.isEmpty()) {
      return endpoints.answer(request);
    }
    ApiResponse refusal = ApiResponse.problem(violations.refusal());
    return request.route().method().equals("GET") ? whole(request, refusal) : refusal;
  }

  /** Whoever reads a query begins with these, so that its sender hears all at once. */
  public static Violations of(ApiRequest request) {
    var violations = new Violations();
    Set<String> known = new TreeSet<>(request.route().query());
    String hint = known.isEmpty() ? "which has none" : "known are " + String.join(", ", known);
    for (String name : new TreeSet<>(request.query().keySet())) {
      violations.require(known.contains(name), name, "is not a parameter of this route; " + hint);
    }
    for (String flag : FLAGS) {
      String value = request.query(flag).orElse("true");
      violations.require(Set.of("true", "false").contains(value), flag, "must be true or false");
    }
    return violations;
  }

  /** What a route says of its query, if it reads one: that is more. */
  private ApiResponse whole(ApiRequest request, ApiResponse refusal) {
    ApiResponse said = endpoints.answer(request);
    return said.status() == refusal.status() ? said : refusal;
  }
}
