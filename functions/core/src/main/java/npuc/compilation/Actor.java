package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who caused a change. */
public enum Actor {
  USER("user"),
  SERVICE("service");

  private final String word;

  Actor(String word) {
    this.word = word;
  }

  @JsonValue
  public String word() {
    return word;
  }
}
