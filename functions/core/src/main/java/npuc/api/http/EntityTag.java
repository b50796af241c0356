package npuc.api.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import npuc.hash.Sha256;

/**
 * Tells whether a client has an answer already (RFC 9110, 8.8.3). It is weak: what only follows
 * from the clock, as the duration of a step that runs, may differ under one tag.
 *
 * @param value as it stands in the header ETag
 */
public record EntityTag(String value) {
  /**
   * The form in which answers are written: one more whenever that changes, or a client would keep
   * what an older build told it. A test holds it.
   */
  static final int FORM = 6;

  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  /** The tag of what these parts, as texts, tell from everything else. */
  public static EntityTag of(List<?> parts) {
    String all =
        parts.stream().map(String::valueOf).collect(Collectors.joining("\n", FORM + "\n", ""));
    return new EntityTag(
        "W/\"" + Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + "\"");
  }

  /**
   * Whether a request names it. A comparison of this header ignores whether tags are weak.
   *
   * @param ifNoneMatch the header of that name: tags that are separated by commas, or a star
   */
  public boolean isAmong(String ifNoneMatch) {
    return ifNoneMatch.strip().equals("*")
        || TAG.matcher(ifNoneMatch).results().anyMatch(known -> value.endsWith(known.group(1)));
  }
}
