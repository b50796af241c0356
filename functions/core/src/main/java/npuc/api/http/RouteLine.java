package npuc.api.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.caller.Role;

/**
 * How a request of a route begins.
 *
 * @param template the path, its parameters in braces; a last one with a plus takes all that
 *     follows, as API Gateway has it
 * @param role that its caller must have; empty where nobody is asked who it is
 * @param query the parameters that it may have, in the order in which they are judged
 */
public record RouteLine(
    String method, String template, Optional<Role> role, List<QueryParameter<?>> query) {
  public RouteLine {
    query = List.copyOf(query);
  }

  static RouteLine open(String template) {
    return new RouteLine("GET", template, Optional.empty(), List.of());
  }

  static RouteLine get(Role role, String template, QueryParameter<?>... query) {
    return new RouteLine("GET", template, Optional.of(role), List.of(query));
  }

  /** A list in pages. */
  static RouteLine list(Role role, String template, QueryParameter<?>... filter) {
    Stream<QueryParameter<?>> page = Stream.of(QueryParameter.LIMIT, QueryParameter.PAGE_TOKEN);
    List<QueryParameter<?>> query = Stream.concat(Stream.of(filter), page).toList();
    return new RouteLine("GET", template, Optional.of(role), query);
  }

  static RouteLine post(Role role, String template, QueryParameter<?>... query) {
    return new RouteLine("POST", template, Optional.of(role), List.of(query));
  }

  static RouteLine patch(Role role, String template) {
    return new RouteLine("PATCH", template, Optional.of(role), List.of());
  }

  static RouteLine delete(Role role, String template, QueryParameter<?>... query) {
    return new RouteLine("DELETE", template, Optional.of(role), List.of(query));
  }

  List<String> segments() {
    return List.of(template.substring(1).split("/"));
  }
}
