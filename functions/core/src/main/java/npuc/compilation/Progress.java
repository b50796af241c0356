package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How far the fetching of the model, or the compiler, says it is; never estimated.
 *
 * @param done 0 to total
 * @param total bytes while it is fetched, units of the compiler's own afterwards; 0 while nobody
 *     knows
 * @param phase which of the two
 */
public record Progress(long done, long total, Phase phase) {

  /** What is done. */
  public enum Phase {
    FETCHING("fetching"),
    COMPILING("compiling");

    private final String word;

    Phase(String word) {
      this.word = word;
    }

    @JsonValue
    public String word() {
      return word;
    }
  }

  /** Older records don't have the phase: they know of compilers only. */
  public Progress {
    phase = Objects.requireNonNullElse(phase, Phase.COMPILING);
  }

  @JsonIgnore
  public boolean isOfFetching() {
    return phase == Phase.FETCHING;
  }

  /** As the compiler tells it. */
  public static Progress compiling(long done, long total) {
    return new Progress(done, total, Phase.COMPILING);
  }

  /** As the fetching tells it, in bytes. */
  public static Progress fetching(long done, long total) {
    return new Progress(done, total, Phase.FETCHING);
  }
}
