package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a command caused a change, or the service itself. */
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
