package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import npuc.refusal.Parameter;

/**
 * What a {@link Reason} says, for those who say it in another language. The file causes.json lists
 * the codes; a job program of another version may tell others.
 *
 * @param code a word in CamelCase of at most 64 letters and digits
 * @param parameters the numbers and words of the message. A parameter that is a sentence of ours
 *     itself is told by its code, under its name and {@code Code}, and by its own parameters
 */
public record Cause(String code, Map<String, Parameter> parameters) {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Za-z0-9]{1,63}");
  private static final int MAX_SIZE = 1_000;

  @JsonCreator
  public Cause {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** Empty where it is none, or longer than is kept: the message says the same in English. */
  static Optional<Cause> kept(String code, Map<String, Parameter> parameters) {
    return CODE.matcher(code).matches() && Parameter.size(parameters) <= MAX_SIZE
        ? Optional.of(new Cause(code, parameters))
        : Optional.empty();
  }
}
