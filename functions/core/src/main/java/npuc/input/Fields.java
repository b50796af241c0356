package npuc.input;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of a JSON object one by one and adds what is wrong to the violations, each at
 * its path. A field that is wrong reads as absent, so that reading can go on to the next.
 */
public final class Fields {
  private static final Fault DIRECTION =
      Fault.of(
          ViolationCode.TURNS_DIRECTION,
          "must not contain characters that turn the direction of reading (U+061C, U+200E, U+200F,"
              + " U+202A to U+202E, U+2066 to U+2069); leave them out");

  private final ObjectNode object;
  private final String prefix;
  private final Violations violations;
  private final Set<String> known = new TreeSet<>();

  public Fields(ObjectNode object, String prefix, Violations violations) {
    this.object = object;
    this.prefix = prefix;
    this.violations = violations;
  }

  /** A name: a text of 1 to {@code max} characters that must be there, and seen. */
  public Optional<String> requiredName(String name, int max) {
    return requiredText(name, max).filter(given -> isSeen(name, given));
  }

  /** A name: a text of 1 to {@code max} characters, and seen. */
  public Optional<String> name(String name, int max) {
    return text(name, max).filter(given -> isSeen(name, given));
  }

  /** A text of at most {@code max} characters, in lines; empty when it is absent. */
  public Optional<String> lines(String name, int max) {
    return value(
            name,
            value -> Texts.of(value).filter(text -> Texts.fitsLines(text, max)),
            Fault.of(
                    ViolationCode.NOT_TEXT,
                    "must be a text of at most {max} characters, without control characters")
                .with("max", max))
        .filter(given -> isStraight(name, given));
  }

  /** A text of 1 to {@code max} characters that must be there. */
  public Optional<String> requiredText(String name, int max) {
    return required(name, value -> oneLine(value, max), expectedLine(max), Fault.REQUIRED)
        .filter(given -> isStraight(name, given));
  }

  /** A text of 1 to {@code max} characters. */
  public Optional<String> text(String name, int max) {
    return value(name, value -> oneLine(value, max), expectedLine(max))
        .filter(given -> isStraight(name, given));
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** Adds a violation of a field. */
  public void add(String name, Fault fault) {
    violations.add(path(name), fault);
  }

  /** True or false. */
  public Optional<Boolean> flag(String name) {
    return value(
        name,
        value -> value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty(),
        Fault.wrongType("flag", "must be true or false"));
  }

  /** A whole number in a range, however it is written: 60, 60.0 and 6e1 are the same. */
  public Optional<Long> whole(String name, long min, long max) {
    return value(
        name,
        value -> Numbers.integral(value).filter(number -> number >= min && number <= max),
        Fault.outOfRange(min, max));
  }

  /** A list of texts, each 1 to {@code max} characters. */
  public List<String> texts(String name, int max) {
    return value(
            name,
            value ->
                Texts.list(value)
                    .filter(texts -> texts.stream().allMatch(text -> Texts.fits(text, max))),
            Fault.wrongType("list", "must be a list of texts of 1 to {max} characters each")
                .with("max", max))
        .orElse(List.of());
  }

  /** An object, empty when it is absent or wrong. */
  public ObjectNode object(String name) {
    return value(
            name,
            value -> value instanceof ObjectNode found ? Optional.of(found) : Optional.empty(),
            Fault.wrongType("object", "must be an object"))
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /**
   * What a reader makes of a field.
   *
   * @param reader answers nothing for a value that is wrong
   * @param otherwise what it must be instead
   */
  public <T> Optional<T> value(
      String name, Function<JsonNode, Optional<T>> reader, Fault otherwise) {
    return node(name)
        .flatMap(
            given -> {
              Optional<T> value = reader.apply(given);
              violations.require(value.isPresent(), path(name), otherwise);
              return value;
            });
  }

  /**
   * What a reader makes of a field that must be there; JSON null is as good as nothing.
   *
   * @param missing what to say when it isn't
   */
  public <T> Optional<T> required(
      String name, Function<JsonNode, Optional<T>> reader, Fault otherwise, Fault missing) {
    known.add(name);
    violations.require(has(name), path(name), missing);
    return has(name) ? value(name, reader, otherwise) : Optional.empty();
  }

  /** Any value, for a reader of its own. JSON null is refused: leave the field out instead. */
  public Optional<JsonNode> node(String name) {
    known.add(name);
    Optional<JsonNode> value = Optional.ofNullable(object.get(name));
    violations.require(value.map(found -> !found.isNull()).orElse(true), path(name), Fault.NULL);
    return value.filter(found -> !found.isNull());
  }

  /** Refuses every field that was not asked for. Call it last. */
  public void refuseOthers() {
    for (String name : object.propertyNames()) {
      violations.require(
          known.contains(name),
          path(name),
          Fault.of(ViolationCode.UNKNOWN_FIELD, "is not a known field; known are {known}")
              .with("known", known));
    }
  }

  private boolean isStraight(String name, String given) {
    boolean isStraight = Texts.isStraight(given);
    violations.require(isStraight, path(name), DIRECTION);
    return isStraight;
  }

  private boolean isSeen(String name, String given) {
    boolean isSeen = Texts.isSeen(given);
    violations.require(isSeen, path(name), Fault.BLANK);
    return isSeen;
  }

  private static Optional<String> oneLine(JsonNode value, int max) {
    return Texts.of(value).filter(text -> Texts.fits(text, max));
  }

  private static Fault expectedLine(int max) {
    return Fault.of(
            ViolationCode.NOT_TEXT,
            "must be a text of {min} to {max} characters, without control characters")
        .with("min", 1)
        .with("max", max);
  }

  public String path(String name) {
    return prefix.isEmpty() ? name : prefix + "." + name;
  }
}
