package npuc.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.input.Texts;
import npuc.refusal.Violations;

/**
 * Where an artifact lies: {@code pvc://<claim>/<path>}.
 *
 * @param claim name of a volume claim, a DNS label of at most 63 characters
 * @param path relative path inside the claim's volume, of plain segments only
 */
public record ArtifactUri(String claim, String path) {
  private static final String SCHEME = "pvc://";
  private static final int MAX_BYTES = 1024;
  private static final int MAX_SEGMENT_BYTES = 255;
  private static final Pattern CLAIM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final String STAGING = ".npuc-";

  /**
   * Reads a uri; every way in which it is wrong is added to {@code violations} at {@code field}.
   */
  public static Optional<ArtifactUri> parse(String text, String field, Violations violations) {
    var found = new Violations();
    found.require(
        text.startsWith(SCHEME),
        field,
        "must be pvc://<claim>/<path>, such as pvc://models/a.tflite");
    found.require(
        utf8Length(text) <= MAX_BYTES, field, "must be at most " + MAX_BYTES + " bytes long");
    if (found.isEmpty()) {
      checkParts(text.substring(SCHEME.length()), field, found);
    }
    violations.addAll(found);
    return found.isEmpty() ? Optional.of(split(text)) : Optional.empty();
  }

  @JsonCreator
  static ArtifactUri stored(String text) {
    return split(text);
  }

  /** Whether a volume claim may be named so. */
  public static boolean isClaim(String text) {
    return CLAIM.matcher(text).matches();
  }

  /** Whether it can be the path of a uri. */
  public static boolean isPath(String text) {
    var violations = new Violations();
    return parse(SCHEME + "claim/" + text, "", violations).isPresent();
  }

  /** The folder that holds the artifact; empty at the top of the volume. */
  public String parent() {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  /** The last part of the path: what the file or folder is called. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Another path of the same claim. */
  public ArtifactUri withPath(String other) {
    return new ArtifactUri(claim, other);
  }

  @JsonValue
  @Override
  public String toString() {
    return SCHEME + claim + "/" + path;
  }

  private static void checkParts(String rest, String field, Violations found) {
    int slash = rest.indexOf('/');
    String claim = slash < 0 ? rest : rest.substring(0, slash);
    found.require(
        isClaim(claim),
        field,
        "must name a volume claim of small letters, digits and hyphens after pvc://");
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    found.require(!path.isEmpty(), field, "must have a path after the claim");
    if (!path.isEmpty()) {
      checkPath(path, field, found);
    }
  }

  private static void checkPath(String path, String field, Violations found) {
    List<String> segments = List.of(path.split("/", -1));
    found.require(
        segments.stream().noneMatch(segment -> segment.equals("..") || segment.equals(".")),
        field,
        "must not contain . or .. as a part of the path");
    found.require(
        segments.stream().noneMatch(String::isEmpty),
        field,
        "must not contain an empty part (// or a / at the end); the path is relative to the claim");
    found.require(
        path.codePoints().noneMatch(ArtifactUri::isForbidden),
        field,
        "must not contain control characters, line breaks or backslashes");
    found.require(
        segments.stream().noneMatch(segment -> segment.startsWith(STAGING)),
        field,
        "must not point into a folder of npuc's own (.npuc-...)");
    found.require(
        segments.stream().allMatch(segment -> utf8Length(segment) <= MAX_SEGMENT_BYTES),
        field,
        "must have no part longer than " + MAX_SEGMENT_BYTES + " bytes");
  }

  private static boolean isForbidden(int character) {
    return character == '\\'
        || Texts.isControl(character)
        || Character.getType(character) == Character.LINE_SEPARATOR
        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static ArtifactUri split(String text) {
    int slash = text.indexOf('/', SCHEME.length());
    return new ArtifactUri(text.substring(SCHEME.length(), slash), text.substring(slash + 1));
  }
}
