package npuc.api.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request, as API Gateway does for the deployed service. */
public final class Router {
  /** A path that a route has word by word is not taken for the parameter of another. */
  private static final List<Route> ROUTES =
      Route.all().stream().sorted(Comparator.comparingLong(Router::parameterCount)).toList();

  private Router() {}

  /** What a method and a path lead to. */
  public sealed interface Match {

    /**
     * A route.
     *
     * @param parameters of the path, percent-decoded
     */
    record Found(Route route, Map<String, String> parameters) implements Match {}

    /** The path is known, but not with this method. */
    record OtherMethods(List<String> allowed) implements Match {}

    record Unknown() implements Match {}
  }

  /**
   * Where a request leads.
   *
   * @param segments of the path, percent-decoded each
   */
  public static Match match(String method, List<String> segments) {
    var allowed = new TreeSet<String>();
    for (Route route : ROUTES) {
      Optional<Map<String, String>> parameters = parameters(route, segments);
      if (parameters.isPresent() && route.method().equals(method)) {
        return new Match.Found(route, parameters.get());
      }
      parameters.ifPresent(other -> allowed.add(route.method()));
    }
    return allowed.isEmpty()
        ? new Match.Unknown()
        : new Match.OtherMethods(new ArrayList<>(allowed));
  }

  /** The route of a key such as {@code GET /v1/models}. */
  public static Optional<Route> byKey(String key) {
    return ROUTES.stream().filter(route -> route.key().equals(key)).findFirst();
  }

  private static long parameterCount(Route route) {
    return route.line().segments().stream().filter(Router::isParameter).count();
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  private static Optional<Map<String, String>> parameters(Route route, List<String> segments) {
    List<String> expected = route.line().segments();
    boolean isGreedy = expected.getLast().endsWith("+}") && segments.size() > expected.size();
    return isGreedy
        ? parameters(expected, joined(segments, expected.size()))
        : parameters(expected, segments);
  }

  /** The last of so many holds all that follow. */
  private static List<String> joined(List<String> segments, int count) {
    var joined = new ArrayList<>(segments.subList(0, count - 1));
    joined.add(String.join("/", segments.subList(count - 1, segments.size())));
    return joined;
  }

  private static Optional<Map<String, String>> parameters(
      List<String> expected, List<String> segments) {
    if (expected.size() != segments.size()) {
      return Optional.empty();
    }
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < expected.size(); i++) {
      String part = expected.get(i);
      if (isParameter(part) && !segments.get(i).isEmpty()) {
        parameters.put(part.replaceAll("[{}+]", ""), segments.get(i));
      } else if (!part.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
