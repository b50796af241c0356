package npuc.api.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.hash.Sha256;

/**
 * Tells whether a client has an answer already (RFC 9110, 8.8.3). It is weak: what only follows
 * from the clock, as the duration of a step that runs, may differ under one tag.
 *
 * @param value as it stands in the header ETag
 */
public record EntityTag(String value) {
  /** Another build may answer the same in another form. */
  private static final String BUILD =
      Optional.ofNullable(EntityTag.class.getPackage().getImplementationVersion())
          .map(build -> build + "\n")
          .orElse("");

  /** The tag of what these parts, as texts, tell from everything else. */
  public static EntityTag of(List<?> parts) {
    String all = parts.stream().map(String::valueOf).collect(Collectors.joining("\n", BUILD, ""));
    return new EntityTag(
        "W/\"" + Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + "\"");
  }

  /**
   * Whether a request names it.
   *
   * @param ifNoneMatch the header of that name: tags that are separated by commas, or a star
   */
  public boolean isAmong(String ifNoneMatch) {
    return Stream.of(ifNoneMatch.split(","))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || opaque(known).equals(opaque(value)));
  }

  /** A comparison of this header ignores whether tags are weak. */
  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
