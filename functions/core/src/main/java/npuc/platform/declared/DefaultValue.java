package npuc.platform.declared;

import java.util.Optional;
import npuc.input.Fields;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.refusal.Violations;

/** Reads the default of an option, which must be what a user may give. */
final class DefaultValue {
  private DefaultValue() {}

  static Optional<OptionValue> of(Option option, Fields fields, Violations violations) {
    return fields
        .node("default")
        .flatMap(given -> option.read(given, fields.path("default"), violations));
  }
}
