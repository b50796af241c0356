package npuc.source.net;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text in addresses. */
public final class Paths {
  private Paths() {}

  /** A path, its slashes left as they are. */
  public static String encoded(String path) {
    return Stream.of(path.split("/", -1)).map(Paths::segment).collect(Collectors.joining("/"));
  }

  /** A part of a path: a slash in it is encoded too. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A query, from its question mark on. */
  public static String query(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value -> segment(value.getKey()) + "=" + segment(value.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  public static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
