package npuc.platform.option;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * A name: one of those that are known, or one that another option brings along; which, is for the
 * rules of the platform to say.
 */
public record NameOption(Label label, List<String> suggestions) implements Option {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.empty();
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    boolean fits = given.isString() && FORM.matcher(given.stringValue()).matches();
    violations.require(
        fits,
        field,
        Fault.wrongForm(
            first(), "must be a name of at most 64 letters, digits, _ and -, such as {example}"));
    return fits ? Optional.of(OptionValue.text(given.stringValue())) : Optional.empty();
  }

  @Override
  public String type() {
    return "name";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.Names(suggestions);
  }

  private String first() {
    return suggestions.getFirst();
  }
}
