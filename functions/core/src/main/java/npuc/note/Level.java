package npuc.note;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a note matters. */
public enum Level {
  /** Good to know. */
  @JsonProperty("info")
  INFO,
  /** Perhaps not what one hopes for. */
  @JsonProperty("warning")
  WARNING,
  /** As it stands it can't start or can't succeed. */
  @JsonProperty("blocker")
  BLOCKER
}
