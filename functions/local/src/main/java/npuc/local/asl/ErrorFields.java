package npuc.local.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads Retry, and the error names of Retry and Catch. */
final class ErrorFields {
  private ErrorFields() {}

  static List<Retrier> retriers(Fields task) {
    List<Retrier> retriers = new ArrayList<>();
    List<Fields> all = task.objects("Retry");
    for (Fields fields : all) {
      retriers.add(retrier(fields, retriers.size() == all.size() - 1));
    }
    return retriers;
  }

  private static Retrier retrier(Fields fields, boolean isLast) {
    int interval = fields.whole("IntervalSeconds", 1).orElse(1);
    double rate = fields.number("BackoffRate", 1).orElse(2.0);
    Optional<Integer> maxDelay = fields.whole("MaxDelaySeconds", 1);
    if (maxDelay.isPresent() && maxDelay.get() <= interval) {
      fields.problem("MaxDelaySeconds", "must be more than IntervalSeconds");
    }
    var retrier =
        new Retrier(
            errorEquals(fields, isLast),
            fields.whole("MaxAttempts", 0).orElse(3),
            new Retrier.Backoff(interval, rate, maxDelay),
            fullJitter(fields));
    fields.rejectOthers();
    return retrier;
  }

  private static boolean fullJitter(Fields fields) {
    String strategy = fields.text("JitterStrategy").orElse("NONE");
    if (!strategy.equals("FULL") && !strategy.equals("NONE")) {
      fields.problem("JitterStrategy", "must be FULL or NONE");
    }
    return strategy.equals("FULL");
  }

  /** Error names; {@code States.ALL} stands alone and in the last place. */
  static List<String> errorEquals(Fields fields, boolean isLast) {
    List<String> names = new ArrayList<>();
    for (JsonNode name : fields.list("ErrorEquals")) {
      names.add(name.isString() ? name.stringValue() : "");
    }
    List<String> errors = fields.required("ErrorEquals", Optional.of(names), names);
    errors.stream()
        .filter(name -> name.isBlank() || !ErrorName.isKnown(name))
        .forEach(name -> fields.problem("ErrorEquals", "has the unknown error '" + name + "'"));
    if (errors.contains(ErrorName.ALL) && (errors.size() > 1 || !isLast)) {
      fields.problem("ErrorEquals", "States.ALL must be alone and last");
    }
    return errors;
  }
}
