package npuc.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.refusal.Fault;
import npuc.refusal.Violations;

/**
 * On a volume: {@code pvc://<claim>/<path>}.
 *
 * @param claim name of a volume claim, a DNS label of at most 63 characters
 * @param path relative path inside the claim's volume, of plain segments only
 */
public record VolumeUri(String claim, String path) implements ArtifactUri {
  private static final String SCHEME = "pvc://";
  private static final Pattern CLAIM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final String STAGING = ".npuc-";
  private static final String EXAMPLE = "pvc://models/a.tflite";
  private static final Fault FORM =
      Fault.wrongForm(EXAMPLE, "must be pvc://<claim>/<path>, such as {example}");
  private static final Fault CLAIM_FORM =
      Fault.wrongForm(
          EXAMPLE, "must name a volume claim of small letters, digits and hyphens after pvc://");
  private static final Fault PATH_MISSING =
      Fault.wrongForm(EXAMPLE, "must have a path after the claim");
  private static final Fault RESERVED =
      UriParts.unsafe("reserved", "must not point into a folder of npuc's own (.npuc-...)");

  /**
   * Reads a uri; every way in which it is wrong is added to {@code violations} at {@code field}.
   */
  public static Optional<VolumeUri> parse(String text, String field, Violations violations) {
    var found = new Violations();
    found.require(text.startsWith(SCHEME), field, FORM);
    found.require(text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES, field, TOO_LONG);
    if (found.isEmpty()) {
      checkParts(text.substring(SCHEME.length()), field, found);
    }
    violations.addAll(found);
    return found.isEmpty() ? Optional.of(split(text)) : Optional.empty();
  }

  @JsonCreator
  static VolumeUri stored(String text) {
    return split(text);
  }

  /** Whether a volume claim may be named so. */
  public static boolean isClaim(String text) {
    return CLAIM.matcher(text).matches();
  }

  /** Whether it can be the path of a uri. */
  public static boolean isPath(String text) {
    return parse(SCHEME + "claim/" + text, "", new Violations()).isPresent();
  }

  /** The folder that holds the artifact; empty at the top of the volume. */
  public String parent() {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  @Override
  public String name() {
    return UriParts.last(path);
  }

  /** Another path of the same claim. */
  public VolumeUri withPath(String other) {
    return new VolumeUri(claim, other);
  }

  @Override
  public String text() {
    return SCHEME + claim + "/" + path;
  }

  @Override
  public String toString() {
    return text();
  }

  private static void checkParts(String rest, String field, Violations found) {
    int slash = rest.indexOf('/');
    String claim = slash < 0 ? rest : rest.substring(0, slash);
    found.require(isClaim(claim), field, CLAIM_FORM);
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    found.require(!path.isEmpty(), field, PATH_MISSING);
    if (!path.isEmpty()) {
      checkPath(path, field, found);
    }
  }

  private static void checkPath(String path, String field, Violations found) {
    UriParts.check(path, field, found);
    found.require(
        Stream.of(path.split("/", -1)).noneMatch(segment -> segment.startsWith(STAGING)),
        field,
        RESERVED);
  }

  private static VolumeUri split(String text) {
    int slash = text.indexOf('/', SCHEME.length());
    return new VolumeUri(text.substring(SCHEME.length(), slash), text.substring(slash + 1));
  }
}
