package npuc.source.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.compilation.ReasonCode;
import npuc.source.RegistrySettings;
import npuc.source.SourceSettings;

/**
 * Which hosts may be asked: those with public addresses over https, and those that the operator
 * lists or names as an endpoint, however they are reached.
 *
 * <p>Every address of a name is checked, right before it is connected to. The JVM keeps what a name
 * was resolved to for 30 s (networkaddress.cache.ttl), so the connection goes where was looked.
 * Behind a proxy names may be unknown here; then the proxy is the one to refuse.
 */
final class Hosts {
  private final Set<String> names;
  private final String setting;
  private final boolean isBehindProxy;

  private Hosts(Set<String> names, String setting, boolean isBehindProxy) {
    this.names = names;
    this.setting = setting;
    this.isBehindProxy = isBehindProxy;
  }

  /**
   * The public ones, and those of a list.
   *
   * @param names with or without a port
   * @param setting where the operator lists them
   */
  static Hosts of(Set<String> names, String setting) {
    return new Hosts(
        names.stream().map(Hosts::plain).collect(Collectors.toUnmodifiableSet()), setting, false);
  }

  static Hosts of(SourceSettings settings) {
    Stream<URI> own =
        Stream.of(
                Stream.of(settings.hub().endpoint())
                    .filter(hub -> !hub.equals(SourceSettings.NONE.hub().endpoint())),
                settings.s3().endpoint().stream(),
                settings.registries().values().stream().map(RegistrySettings::url))
            .flatMap(uris -> uris);
    return new Hosts(
        Stream.concat(
                settings.hosts().stream().map(Hosts::plain),
                own.map(Origin::of).map(Hosts::withPort))
            .collect(Collectors.toUnmodifiableSet()),
        "hosts of the settings",
        settings.proxy().isPresent());
  }

  /**
   * Lets those pass that may be asked.
   *
   * @throws RefusedException if it may not
   * @throws UnseenException if its name has no address
   */
  void check(Origin origin) {
    if (!lists(origin)) {
      checkScheme(origin);
      Stream.of(addresses(origin)).forEach(address -> checkAddress(origin, address));
    }
  }

  /**
   * The same, as far as it can be told without resolving a name.
   *
   * @throws RefusedException if it may not
   */
  void checkUnasked(Origin origin) {
    if (!lists(origin)) {
      checkScheme(origin);
      literal(origin.host()).ifPresent(address -> checkAddress(origin, address));
    }
  }

  private void checkScheme(Origin origin) {
    if (origin.isPlain()) {
      throw refused(origin, "http:// is not encrypted: use https");
    }
  }

  private void checkAddress(Origin origin, InetAddress address) {
    if (!PublicAddresses.has(address)) {
      throw refused(origin, "has a private address: name a public host");
    }
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }

  private boolean lists(Origin origin) {
    return Stream.of(origin.host(), withPort(origin), origin.shown()).anyMatch(names::contains);
  }

  private InetAddress[] addresses(Origin origin) {
    try {
      return InetAddress.getAllByName(origin.host());
    } catch (UnknownHostException e) {
      if (isBehindProxy) {
        return new InetAddress[0];
      }
      throw new UnseenException("the name " + origin.host() + " has no address", e);
    }
  }

  private RefusedException refused(Origin origin, String why) {
    return new RefusedException(
        ReasonCode.SOURCE_REFUSED,
        "%s %s, or let the operator list it in %s".formatted(origin.shown(), why, setting));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }

  private static String withPort(Origin origin) {
    return origin.host() + ":" + origin.port();
  }
}
