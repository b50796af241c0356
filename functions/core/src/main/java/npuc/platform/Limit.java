package npuc.platform;

/**
 * A number that something must not pass.
 *
 * @param source who states or enforces it, and how it was found
 */
public record Limit(long value, String source) {
  public Limit {
    if (value < 1 || source.isBlank()) {
      throw new IllegalArgumentException("a limit must have a value above 0 and a source");
    }
  }
}
