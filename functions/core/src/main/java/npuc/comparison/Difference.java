package npuc.comparison;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One thing that is not the same in two compilations.
 *
 * @param path inside the section, as a JSON Pointer (RFC 6901); empty for the section itself
 * @param a as it is in the first; empty when it is not there
 * @param b as it is in the second
 */
public record Difference(Section section, String path, Optional<JsonNode> a, Optional<JsonNode> b) {

  /** Whether it is only how long something took, which is never the same twice. */
  boolean isOfTime() {
    return section == Section.RESULTS && path.startsWith("/durations/");
  }
}
