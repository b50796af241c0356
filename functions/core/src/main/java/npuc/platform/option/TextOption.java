package npuc.platform.option;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * A text of several lines, such as a file that is pasted; a blank one is as if left out. Line ends
 * become one line feed, so that a file from Windows gives the same options hash.
 */
public record TextOption(Label label, int maxBytes) implements Option {

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.empty();
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    String text = given.isString() ? normal(given.stringValue()) : "";
    boolean fits =
        given.isString()
            && text.getBytes(StandardCharsets.UTF_8).length <= maxBytes
            && text.codePoints().noneMatch(TextOption::isForbidden);
    violations.require(
        fits,
        field,
        Fault.of(
                ViolationCode.NOT_TEXT,
                "must be the text itself, at most {max} bytes without control characters")
            .with("max", maxBytes)
            .with("unit", "bytes"));
    return fits && !text.isBlank() ? Optional.of(OptionValue.text(text)) : Optional.empty();
  }

  @Override
  public String type() {
    return "text";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.Text(maxBytes);
  }

  /** Without a byte order mark and blank lines at the end. */
  private static String normal(String text) {
    return text.replaceFirst("^\ufeff", "").replaceAll("\r\n?", "\n").stripTrailing();
  }

  private static boolean isForbidden(int character) {
    return (Character.isISOControl(character) && character != '\n' && character != '\t')
        || Character.getType(character) == Character.SURROGATE;
  }
}
