package npuc.api.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import npuc.caller.Caller;
import npuc.id.Ulid;

/**
 * A request that found its route. Nothing of it is trusted yet.
 *
 * @param path parameters of the path by name
 * @param query parameters of the query by name; several of one name are joined by commas
 * @param headers by lower-case name
 * @param caller who sends it, as whoever let it in says
 * @param newId the identity of whatever this request creates; the same when it is sent again
 */
public record ApiRequest(
    Route route,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    Caller caller,
    Ulid newId) {
  public ApiRequest {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
    headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    Map.Entry::getValue,
                    (first, second) -> first,
                    TreeMap::new));
  }

  /** The same request, creating another identity. */
  ApiRequest as(Ulid id) {
    return new ApiRequest(route, path, query, headers, body, caller, id);
  }

  /** Whether it only asks what would happen. */
  public boolean isDryRun() {
    return isSet(QueryParameter.DRY_RUN);
  }

  /** A parameter that is true or false; false unless it is given. */
  public boolean isSet(QueryParameter<Boolean> flag) {
    return query(flag).orElse(false);
  }

  /** A parameter of the path; empty text when the route has none of that name. */
  public String path(String name) {
    return path.getOrDefault(name, "");
  }

  /** A parameter of the query, if it is given; whether it can be read was checked before. */
  public <T> Optional<T> query(QueryParameter<T> parameter) {
    return query(parameter.name()).flatMap(parameter.read());
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }
}
