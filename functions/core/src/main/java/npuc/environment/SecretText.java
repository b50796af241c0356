package npuc.environment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A value that nobody may see: neither {@link #toString} nor Jackson gives it away, wherever it is
 * held.
 *
 * @param plain the value itself; only to be asked for where it is sealed or handed to a Job
 */
public record SecretText(@JsonIgnore String plain) {
  private static final String MASK = "***";

  @JsonValue
  @Override
  public String toString() {
    return MASK;
  }
}
