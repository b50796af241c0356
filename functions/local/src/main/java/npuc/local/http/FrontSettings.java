package npuc.local.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the service listens, and whom it answers.
 *
 * @param host NPUC_HOST, address to listen on; loopback unless told otherwise
 * @param port NPUC_PORT, 0 = any free one
 * @param allowedHosts NPUC_ALLOWED_HOSTS, what Host and Origin may name besides this machine
 * @param callerHeader NPUC_CALLER_HEADER, the header in which a proxy tells who calls; without it
 *     no header is believed
 */
public record FrontSettings(
    String host, int port, List<AllowedHost> allowedHosts, Optional<String> callerHeader) {
  public static final Set<String> KEYS =
      Set.of("NPUC_HOST", "NPUC_PORT", "NPUC_ALLOWED_HOSTS", "NPUC_CALLER_HEADER");

  /** What they hold would be written into every log and history as the name of a caller. */
  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie");

  public FrontSettings {
    allowedHosts = List.copyOf(allowedHosts);
  }

  /** Reads them, and adds whatever is wrong to the problems. */
  public static FrontSettings from(Map<String, String> environment, List<String> problems) {
    return new FrontSettings(
        environment.getOrDefault("NPUC_HOST", "127.0.0.1"),
        port(environment.getOrDefault("NPUC_PORT", "8080"), problems),
        allowedHosts(environment.getOrDefault("NPUC_ALLOWED_HOSTS", ""), problems),
        callerHeader(environment.getOrDefault("NPUC_CALLER_HEADER", ""), problems));
  }

  private static int port(String text, List<String> problems) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    problems.add("NPUC_PORT must be a number from 0 to 65535: " + text);
    return 0;
  }

  private static List<AllowedHost> allowedHosts(String text, List<String> problems) {
    var hosts = new ArrayList<AllowedHost>();
    for (String part : listed(text)) {
      AllowedHost.parse(part)
          .ifPresentOrElse(
              hosts::add,
              () -> problems.add("NPUC_ALLOWED_HOSTS " + AllowedHost.FORM + ": " + part));
    }
    return hosts;
  }

  /** A token, as RFC 9110 (section 5.1) has the names of headers. */
  private static Optional<String> callerHeader(String name, List<String> problems) {
    if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{0,100}")) {
      problems.add("NPUC_CALLER_HEADER must be the name of a header: " + name);
    }
    if (SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      problems.add("NPUC_CALLER_HEADER must name a header that holds no secret: " + name);
    }
    return Optional.of(name).filter(header -> !header.isEmpty());
  }

  /** The parts of a list between commas, blanks around them left out. */
  static List<String> listed(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*", -1));
  }
}
