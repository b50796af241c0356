package npuc.comparison;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a difference is about, in the order in which differences are told. */
public enum Section {
  MODEL("model"),
  TOOLCHAIN("toolchain"),
  OPTIONS("options"),
  ADDITIONAL_ARGS("additionalArgs"),
  ENVIRONMENT("environment"),
  RESOURCES("resources"),
  LIMITS("limits"),
  RESULTS("results");

  private final String word;

  Section(String word) {
    this.word = word;
  }

  /** The word used in the API. */
  @JsonValue
  public String word() {
    return word;
  }
}
