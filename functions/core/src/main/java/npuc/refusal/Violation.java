package npuc.refusal;

import java.util.Map;

/**
 * One thing wrong with an input. What it quotes of the input is cut: an answer has its limits.
 *
 * @param field where, as a path such as {@code options.prefillBuckets[0]}; empty for the whole body
 * @param code the rule that is broken
 * @param parameters the numbers and words of the message
 * @param message what is wrong and what to do, one sentence
 */
public record Violation(
    String field, ViolationCode code, Map<String, Parameter> parameters, String message) {
  private static final int MAX_FIELD = 300;
  private static final int MAX_MESSAGE = 2_000;

  public Violation {
    field = Excerpt.of(field, MAX_FIELD);
    message = Excerpt.of(message, MAX_MESSAGE);
  }

  public Violation(String field, Fault fault) {
    this(field, fault.code(), fault.wording().parameters(), fault.message());
  }
}
