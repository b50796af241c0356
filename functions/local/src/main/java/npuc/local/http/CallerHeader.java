package npuc.local.http;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.refusal.Outcome;
import npuc.refusal.Violations;

/**
 * Who sends a request: what a header says, or nobody but this machine.
 *
 * @param name of the header that a proxy sets; without one no header is believed
 */
record CallerHeader(Optional<String> name) {
  /** Whoever can reach this machine without a proxy. */
  static final CallerName LOCAL = new CallerName("local");

  /** A second value may be what the sender of the request wrote there itself. */
  Outcome<CallerName> read(Headers headers) {
    List<String> values =
        name.flatMap(header -> Optional.ofNullable(headers.get(header))).orElse(List.of());
    if (values.isEmpty()) {
      return Outcome.done(LOCAL);
    }
    return Optional.of(values.getFirst())
        .filter(value -> values.size() == 1)
        .flatMap(CallerName::parse)
        .map(Outcome::done)
        .orElseGet(this::refused);
  }

  private Outcome<CallerName> refused() {
    var violations = new Violations();
    violations.add(name.orElseThrow(), "must stand there once; it " + CallerName.FORM);
    return Outcome.refused(violations.refusal());
  }
}
