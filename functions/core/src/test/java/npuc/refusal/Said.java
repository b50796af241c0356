package npuc.refusal;

import java.util.List;

/** What a person reads of a violation. */
public record Said(String field, String message) {

  public static Said of(Violation violation) {
    return new Said(violation.field(), violation.message());
  }

  public static List<Said> of(Violations violations) {
    return of(violations.list());
  }

  public static List<Said> of(List<Violation> violations) {
    return violations.stream().map(Said::of).toList();
  }
}
