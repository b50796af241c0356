package npuc.local.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name under which a proxy or an Ingress makes this service known.
 *
 * @param name in small letters; {@code *.example.org} stands for every name with one label more
 * @param port with which alone it is allowed; empty when any port may follow it
 */
record AllowedHost(String name, Optional<String> port) {
  static final String FORM =
      "must be names such as npuc.example.org, npuc.example.org:8443 or *.example.org, between"
          + " commas; a star stands for one label, of at least three";

  private static final String LABEL = "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
  private static final Pattern STARRED =
      Pattern.compile("\\*\\." + LABEL + "(?:\\." + LABEL + ")+");
  private static final Pattern AUTHORITY = Pattern.compile("(.*?)(?::([0-9]{1,5}))?");

  /** What a text names; empty when it is no name of a host. */
  static Optional<AllowedHost> parse(String text) {
    var sides = AUTHORITY.matcher(text.toLowerCase(Locale.ROOT));
    return Optional.of(sides)
        .filter(found -> found.matches() && isName(found.group(1)))
        .map(found -> new AllowedHost(found.group(1), Optional.ofNullable(found.group(2))));
  }

  private static boolean isName(String name) {
    return name.length() <= 253
        && (NAME.matcher(name).matches() || STARRED.matcher(name).matches());
  }

  /** Whether a Host header, or what follows the scheme of an Origin, is of this name. */
  boolean allows(String authority) {
    var sides = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    return sides.matches()
        && isOfThisName(sides.group(1))
        && (port.isEmpty() || port.equals(Optional.ofNullable(sides.group(2))));
  }

  private boolean isOfThisName(String other) {
    return name.startsWith("*.")
        ? NAME.matcher(other).matches() && other.replaceFirst("^[^.]+", "*").equals(name)
        : other.equals(name);
  }
}
