package npuc.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which Host headers are ours. A page of another site that makes its name point at this machine
 * (DNS rebinding) sends its own name here, and is refused.
 *
 * @param host the address that is listened on
 * @param allowed what the operator calls this service besides
 */
record HostNames(String host, int port, List<AllowedHost> allowed) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern SCHEME = Pattern.compile("^https?://");

  /** What an operator does who meets this behind a proxy. */
  private static final String ALLOW =
      " Behind a proxy or an Ingress, its name belongs into the setting NPUC_ALLOWED_HOSTS.";

  HostNames {
    allowed = List.copyOf(allowed);
  }

  /** Why a request is none of ours, as its head says; empty when it is. */
  Optional<String> foreign(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    // Of two, a proxy may have looked at the other one.
    Optional<String> host = hosts.stream().findFirst().filter(_ -> hosts.size() == 1);
    Optional<String> origin = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Origin"));
    if (!accept(host)) {
      return Optional.of("This service does not answer to that Host." + ALLOW);
    }
    if (!acceptTarget(exchange.getRequestURI())) {
      return Optional.of("The address of this request names another host." + ALLOW);
    }
    return acceptOrigin(origin, host.orElseThrow())
        ? Optional.empty()
        : Optional.of("Pages of another site may not use this service." + ALLOW);
  }

  private boolean accept(Optional<String> header) {
    return header.map(this::accept).orElse(false);
  }

  /**
   * Whether a page of ours, or no page, sends the request. A browser tells the page's origin with
   * whatever another site makes it send.
   *
   * @param origin the Origin header, which programs don't send
   */
  private boolean acceptOrigin(Optional<String> origin, String hostHeader) {
    return origin
        .map(from -> SCHEME.matcher(from).replaceFirst(""))
        .map(from -> from.equalsIgnoreCase(hostHeader) || isAllowed(from))
        .orElse(true);
  }

  /** Whether a request asks for a path, or for a whole address of ours (RFC 9112, 3.2.2). */
  private boolean acceptTarget(URI target) {
    return !target.isAbsolute() || accept(Optional.ofNullable(target.getRawAuthority()));
  }

  private boolean accept(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    String suffix = ":" + port;
    String bare = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    boolean isAddress = bare.matches("[0-9.]+|\\[[0-9a-f:.]+]");
    boolean isOpen = !LOOPBACK.contains(host) && !host.equals("::1");
    return LOOPBACK.contains(bare)
        || bare.equals(host)
        || (isOpen && isAddress)
        || isAllowed(header);
  }

  private boolean isAllowed(String authority) {
    return allowed.stream().anyMatch(one -> one.allows(authority));
  }
}
