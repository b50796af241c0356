package npuc.handler;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import npuc.hash.Sha256;

/**
 * A file of the console as it is sent.
 *
 * @param coding of the content; empty when it is as it was built
 * @param etag changes with the content
 */
record ConsoleFile(
    byte[] content,
    String contentType,
    Optional<ContentCoding> coding,
    String cacheControl,
    String etag) {
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "yaml", "application/yaml",
          "svg", "image/svg+xml");

  /** Files below it have the hash of their content in their name. */
  private static final String HASHED = "/assets/";

  static ConsoleFile of(String path, byte[] content) {
    return of(path, content, Optional.empty());
  }

  /** A file in one of its forms. */
  static ConsoleFile of(String path, byte[] content, Optional<ContentCoding> coding) {
    return new ConsoleFile(
        content,
        contentType(path).orElseThrow(),
        coding,
        path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache",
        "\"" + Sha256.hex(content) + "\"");
  }

  /** The content type of a path; empty when the console has no such files. */
  static Optional<String> contentType(String path) {
    return Optional.ofNullable(CONTENT_TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
  }

  Map<String, String> headers() {
    var headers = new HashMap<String, String>();
    headers.put("Content-Type", contentType);
    headers.put("Cache-Control", cacheControl);
    headers.put("ETag", etag);
    headers.put("Vary", "Accept-Encoding");
    coding.ifPresent(form -> headers.put("Content-Encoding", form.word()));
    return headers;
  }
}
