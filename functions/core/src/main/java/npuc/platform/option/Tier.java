package npuc.platform.option;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who sets an option. */
public enum Tier {
  /** Most people. */
  @JsonProperty("common")
  COMMON,
  /** Few, who know why. */
  @JsonProperty("advanced")
  ADVANCED
}
