package npuc.refusal;

import java.util.List;

/**
 * A request that is not carried out, as a value.
 *
 * @param code why
 * @param message one sentence for a person: what is wrong and what to do
 * @param violations every single thing wrong with the input, when the input is at fault
 */
public record Refusal(RefusalCode code, String message, List<Violation> violations) {
  public Refusal {
    violations = List.copyOf(violations);
  }

  public static Refusal of(RefusalCode code, String message) {
    return new Refusal(code, message, List.of());
  }

  public static Refusal notFound(String what, String id) {
    return of(RefusalCode.NOT_FOUND, "There is no " + what + " " + id + ".");
  }

  public static Refusal invalid(List<Violation> violations) {
    String count = violations.size() == 1 ? "1 field is" : violations.size() + " fields are";
    return new Refusal(
        RefusalCode.VALIDATION_FAILED, count + " not valid; see violations.", violations);
  }
}
