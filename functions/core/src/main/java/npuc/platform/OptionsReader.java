package npuc.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the {@code options} object of a request for one platform.
 *
 * @param platforms all there are: an option of another one is told from a slip of the pen
 */
public record OptionsReader(Platforms platforms) {
  private static final String FIELD = "options";

  /** The options with defaults filled in; everything wrong is added at {@code options.<name>}. */
  public Options read(Platform platform, ObjectNode given, Violations violations) {
    refuseUnknown(platform, given, violations);
    var values = new TreeMap<String, OptionValue>();
    for (Option option : platform.options()) {
      Optional.ofNullable(given.get(option.name()))
          .map(node -> read(option, node, violations))
          .orElseGet(option::defaultValue)
          .ifPresent(value -> values.put(option.name(), value));
    }
    return new Options(values);
  }

  private static Optional<OptionValue> read(Option option, JsonNode given, Violations violations) {
    String field = FIELD + "." + option.name();
    if (given.isNull()) {
      violations.add(
          field,
          Fault.of(ViolationCode.NOT_NULL, "must not be null; leave the option out instead"));
      return Optional.empty();
    }
    return option.read(given, field, violations);
  }

  private void refuseUnknown(Platform platform, ObjectNode given, Violations violations) {
    List<String> known = platform.options().stream().map(Option::name).sorted().toList();
    for (String name : given.propertyNames()) {
      if (!known.contains(name)) {
        violations.add(
            FIELD + "." + name,
            hint(name, known).with("platform", platform.name().value()).with("known", known));
      }
    }
  }

  /** What was meant, when that is plain: the same letters, or the option of another platform. */
  private Fault hint(String name, List<String> known) {
    Optional<String> same =
        known.stream().filter(one -> letters(one).equals(letters(name))).findFirst();
    if (same.isPresent()) {
      return unknown(" (did you mean {meant}?)").with("meant", same.get());
    }
    List<String> others =
        platforms.all().stream()
            .filter(other -> other.options().stream().anyMatch(o -> o.name().equals(name)))
            .map(other -> other.name().value())
            .toList();
    return others.isEmpty()
        ? unknown("")
        : unknown(" (it is an option of {others})").with("others", others);
  }

  private static Fault unknown(String hint) {
    return Fault.of(
        ViolationCode.UNKNOWN_OPTION,
        "is not an option of {platform}" + hint + "; known are {known}");
  }

  private static String letters(String name) {
    return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
  }
}
