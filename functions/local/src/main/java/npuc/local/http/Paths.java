package npuc.local.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Percent-decoding of paths and queries. */
final class Paths {
  private Paths() {}

  /**
   * The path as it was sent. What begins with two slashes is no path of ours, though Java reads a
   * host and a path in it: a proxy that guards some paths does not take it for one of them.
   */
  static String raw(URI uri) {
    String text = uri.toString();
    return text.startsWith("//") ? text.replaceFirst("[?#].*", "") : uri.getRawPath();
  }

  static List<String> segments(URI uri) {
    String path = raw(uri);
    return Stream.of(path.substring(Math.min(1, path.length())).split("/", -1))
        .map(segment -> decode(segment.replace("+", "%2B")))
        .toList();
  }

  /** Parameters by name; several of one name are joined by commas, as API Gateway does. */
  static Map<String, String> query(URI uri) {
    var parameters = new LinkedHashMap<String, String>();
    for (String part : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
      String[] sides = part.split("=", 2);
      String value = sides.length > 1 ? decode(sides[1]) : "";
      if (!sides[0].isEmpty()) {
        parameters.merge(decode(sides[0]), value, (first, next) -> first + "," + next);
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
