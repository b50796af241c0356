package npuc.handler;

import java.util.Map;
import java.util.Optional;
import npuc.hash.Sha256;

/**
 * A file of the console as it is sent.
 *
 * @param etag changes with the content
 */
record ConsoleFile(byte[] content, String contentType, String cacheControl, String etag) {
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  /** Files below it have the hash of their content in their name. */
  private static final String HASHED = "/assets/";

  static ConsoleFile of(String path, byte[] content) {
    return new ConsoleFile(
        content,
        contentType(path).orElseThrow(),
        path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache",
        "\"" + Sha256.hex(content) + "\"");
  }

  /** The content type of a path; empty when the console has no such files. */
  static Optional<String> contentType(String path) {
    return Optional.ofNullable(CONTENT_TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
  }

  Map<String, String> headers() {
    return Map.of("Content-Type", contentType, "Cache-Control", cacheControl, "ETag", etag);
  }
}
