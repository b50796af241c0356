package npuc.refusal;

import java.util.List;
import java.util.Optional;

/**
 * A request that is not carried out, as a value.
 *
 * @param code why
 * @param message one sentence for a person: what is wrong and what to do
 * @param violations every single thing wrong with the input, when the input is at fault
 * @param held what holds that which is to be deleted; of {@link RefusalCode#HELD} only
 */
public record Refusal(
    RefusalCode code, String message, List<Violation> violations, Optional<Held> held) {
  /** A part of the service does not answer, or not in time. */
  public static final Refusal TEMPORARILY_UNAVAILABLE =
      of(
          RefusalCode.TEMPORARILY_UNAVAILABLE,
          "The service can't reach a part of itself. Send the request again in a moment.");

  private static final int MAX_VIOLATIONS = 100;
  private static final int MAX_NAME = 200;

  public Refusal {
    violations = List.copyOf(violations);
  }

  public static Refusal of(RefusalCode code, String message) {
    return new Refusal(code, message, List.of(), Optional.empty());
  }

  public static Refusal notFound(String what, String id) {
    return of(RefusalCode.NOT_FOUND, "There is no " + what + " " + Excerpt.of(id, MAX_NAME) + ".");
  }

  /** What others need is not deleted. */
  public static Refusal held(String message, Held held) {
    return new Refusal(RefusalCode.HELD, message, List.of(), Optional.of(held));
  }

  /** Nothing new is made of what is archived. */
  public static Refusal archived(String what, String name) {
    return of(
        RefusalCode.ARCHIVED,
        "The %s %s is archived. Unarchive it first, or use another."
            .formatted(what, Excerpt.of(name, MAX_NAME)));
  }

  /** Every violation, or the first hundred of more: an answer has its limits. */
  public static Refusal invalid(List<Violation> violations) {
    int count = violations.size();
    String fields = count == 1 ? "1 field is" : count + " fields are";
    String see = count > MAX_VIOLATIONS ? "the first " + MAX_VIOLATIONS + " are in " : "see ";
    return new Refusal(
        RefusalCode.VALIDATION_FAILED,
        fields + " not valid; " + see + "violations.",
        violations.subList(0, Math.min(count, MAX_VIOLATIONS)),
        Optional.empty());
  }
}
