package npuc.source.net;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is asked: what lets us in goes to one origin only.
 *
 * @param host in small letters; an IPv6 address in brackets
 */
public record Origin(String scheme, String host, int port) {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /** That of an absolute http(s) address without a user; empty for anything else. */
  static Optional<Origin> find(URI uri) {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    boolean isWeb = scheme.equals("https") || scheme.equals("http");
    if (!isWeb || host.isEmpty() || uri.getRawUserInfo() != null) {
      return Optional.empty();
    }
    int port = uri.getPort() < 0 ? usual(scheme) : uri.getPort();
    return Optional.of(new Origin(scheme, host.replaceFirst("\\.$", ""), port));
  }

  /** That of an address which was read before. */
  public static Origin of(URI uri) {
    return find(uri).orElseThrow(() -> new IllegalArgumentException("no address of a host"));
  }

  boolean isPlain() {
    return scheme.equals("http");
  }

  /** As a person writes it. */
  public String shown() {
    return port == usual(scheme) ? host : host + ":" + port;
  }

  private static int usual(String scheme) {
    return scheme.equals("https") ? HTTPS : HTTP;
  }
}
