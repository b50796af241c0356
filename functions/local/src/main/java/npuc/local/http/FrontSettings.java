package npuc.local.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import npuc.local.tls.TlsFiles;
import npuc.token.TokenStore;

/**
 * Where the service listens, and whom it answers.
 *
 * @param host NPUC_HOST, address to listen on; loopback unless told otherwise
 * @param port NPUC_PORT, 0 = any free one
 * @param allowedHosts NPUC_ALLOWED_HOSTS, what Host and Origin may name besides this machine
 * @param asksForTokens NPUC_ACCESS, {@code tokens} when whoever calls needs an access token, {@code
 *     open} when everybody may do everything
 * @param callerHeader NPUC_CALLER_HEADER, the header in which a proxy tells who calls; without it
 *     no header is believed
 * @param trustedProxies NPUC_TRUSTED_PROXIES, from whom alone that header is believed; from
 *     everybody when there are none
 * @param tls NPUC_TLS_CERT and NPUC_TLS_KEY, with which it speaks HTTPS; empty for plain HTTP
 */
public record FrontSettings(
    String host,
    int port,
    List<AllowedHost> allowedHosts,
    boolean asksForTokens,
    Optional<String> callerHeader,
    List<AddressRange> trustedProxies,
    Optional<SSLContext> tls) {
  public static final Set<String> KEYS =
      Set.of(
          "NPUC_HOST",
          "NPUC_PORT",
          "NPUC_ALLOWED_HOSTS",
          "NPUC_ACCESS",
          "NPUC_CALLER_HEADER",
          "NPUC_TRUSTED_PROXIES",
          "NPUC_TLS_CERT",
          "NPUC_TLS_KEY");

  /** What they hold would be written into every log and history as the name of a caller. */
  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie");

  public FrontSettings {
    allowedHosts = List.copyOf(allowedHosts);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Reads them, and adds whatever is wrong to the problems. */
  public static FrontSettings from(Map<String, String> environment, List<String> problems) {
    return new FrontSettings(
        environment.getOrDefault("NPUC_HOST", "127.0.0.1"),
        port(environment.getOrDefault("NPUC_PORT", "8080"), problems),
        allowedHosts(environment.getOrDefault("NPUC_ALLOWED_HOSTS", ""), problems),
        asksForTokens(environment, problems),
        callerHeader(environment.getOrDefault("NPUC_CALLER_HEADER", ""), problems),
        trustedProxies(environment, problems),
        tls(environment, problems));
  }

  /**
   * What whoever starts it should know: that everybody who reaches it may do everything, and that
   * more than this machine does. Empty where that is not so.
   */
  public Optional<String> warning() {
    boolean isOpen = !asksForTokens && trustedProxies.isEmpty() && !isLoopback();
    return isOpen
        ? Optional.of(
            "Whoever reaches "
                + host
                + " may do everything: set NPUC_ACCESS=tokens, see docs/team.md")
        : Optional.empty();
  }

  private boolean isLoopback() {
    return Optional.ofNullable(new InetSocketAddress(host, port).getAddress())
        .filter(InetAddress::isLoopbackAddress)
        .isPresent();
  }

  /** Who is let in, and as whom. */
  public Gate gate(TokenStore tokens, Clock clock) {
    return asksForTokens
        ? new TokenGate(tokens, clock)
        : new HeaderGate(callerHeader, trustedProxies);
  }

  private static boolean asksForTokens(Map<String, String> environment, List<String> problems) {
    String access = environment.getOrDefault("NPUC_ACCESS", "open");
    boolean asks = access.equals("tokens");
    if (!asks && !access.equals("open")) {
      problems.add("NPUC_ACCESS must be open or tokens: " + access);
    }
    if (asks && environment.containsKey("NPUC_CALLER_HEADER")) {
      problems.add("NPUC_CALLER_HEADER and NPUC_ACCESS=tokens both say who calls: set one of them");
    }
    return asks;
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

  private static List<AddressRange> trustedProxies(
      Map<String, String> environment, List<String> problems) {
    var proxies = new ArrayList<AddressRange>();
    for (String part : listed(environment.getOrDefault("NPUC_TRUSTED_PROXIES", ""))) {
      AddressRange.parse(part)
          .ifPresentOrElse(
              proxies::add,
              () -> problems.add("NPUC_TRUSTED_PROXIES " + AddressRange.FORM + ": " + part));
    }
    if (!proxies.isEmpty() && environment.getOrDefault("NPUC_CALLER_HEADER", "").isEmpty()) {
      problems.add("NPUC_TRUSTED_PROXIES needs NPUC_CALLER_HEADER: what they are trusted with");
    }
    return proxies;
  }

  private static Optional<SSLContext> tls(Map<String, String> environment, List<String> problems) {
    Optional<Path> certificate = file("NPUC_TLS_CERT", environment);
    Optional<Path> key = file("NPUC_TLS_KEY", environment);
    if (certificate.isPresent() != key.isPresent()) {
      problems.add("NPUC_TLS_CERT and NPUC_TLS_KEY belong together: set both, or none");
      return Optional.empty();
    }
    try {
      return certificate.map(found -> TlsFiles.context(found, key.orElseThrow()));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<Path> file(String setting, Map<String, String> environment) {
    return Optional.ofNullable(environment.get(setting))
        .filter(text -> !text.isEmpty())
        .map(Path::of);
  }

  /** The parts of a list between commas, blanks around them left out. */
  static List<String> listed(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*", -1));
  }
}
