package npuc.platform.declared;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.platform.option.BucketsOption;
import npuc.platform.option.FlagOption;
import npuc.platform.option.IntegerOption;
import npuc.platform.option.Label;
import npuc.platform.option.NameOption;
import npuc.platform.option.Option;
import npuc.platform.option.SizesOption;
import npuc.platform.option.TextOption;
import npuc.platform.option.Tier;
import npuc.platform.option.WordsOption;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/**
 * Reads one option: the same words as {@code GET /v1/platforms} shows it by. What is wrong is told,
 * and something stands in its place, so that reading can go on.
 */
record OptionDeclaration(Fields fields, Violations violations, Names names) {
  static final Names OPTION =
      new Names(
          Pattern.compile("[a-z][A-Za-z0-9]{0,63}"),
          Fault.wrongForm("maxBatch", "must be 1 to 64 letters and digits, such as {example}"));
  static final Names ARGUMENT =
      new Names(
          Pattern.compile("--[a-z0-9][a-z0-9-]{0,63}"),
          Fault.wrongForm("--verbose", "must be a flag in small letters, such as {example}"));

  private static final int MAX_TITLE = 80;
  private static final int MAX_HELP = 500;
  private static final int MAX_WORDS = 1_024;

  /** Together with the model's place they are one variable of the Job, which has 128 KiB. */
  private static final int MAX_BYTES = 32 * 1024;

  private static final int MAX_PATTERN = 500;
  private static final List<String> TYPES =
      List.of("choice", "integer", "flag", "words", "name", "text", "sizes", "buckets");

  /** The form of the names of options; or of additional arguments, which are shown by them. */
  record Names(Pattern form, Fault otherwise) {}

  Option read() {
    String name = name();
    String title =
        names.equals(ARGUMENT) ? name : fields.requiredName("title", MAX_TITLE).orElse("");
    var label = new Label(name, title, fields.requiredName("help", MAX_HELP).orElse(""), tier());
    Option option = typed(type(), label);
    fields.refuseOthers();
    return option;
  }

  private String name() {
    return fields
        .required(
            "name",
            value -> Texts.of(value).filter(text -> names.form().matcher(text).matches()),
            names.otherwise(),
            Fault.REQUIRED)
        .orElse("");
  }

  private Tier tier() {
    return fields
        .value(
            "tier",
            value ->
                Texts.of(value)
                    .filter(text -> text.matches("common|advanced"))
                    .map(text -> text.equals("common") ? Tier.COMMON : Tier.ADVANCED),
            Fault.notOneOf(List.of("common", "advanced")))
        .orElse(Tier.ADVANCED);
  }

  private String type() {
    return fields
        .required(
            "type",
            value -> Texts.of(value).filter(TYPES::contains),
            Fault.notOneOf(TYPES),
            Fault.of(ViolationCode.REQUIRED, "is required: one of {allowed}")
                .with("allowed", TYPES))
        .orElse("");
  }

  private Option typed(String type, Label label) {
    return switch (type) {
      case "choice" -> new ChoiceDeclaration(fields, violations).read(label);
      case "integer" -> integer(label);
      case "words" -> new WordsOption(label, pattern(), bound("maxItems", MAX_WORDS));
      case "name" -> new NameOption(label, suggestions(label));
      case "text" -> new TextOption(label, bound("maxBytes", MAX_BYTES));
      case "sizes" -> new SizesOption(label);
      case "buckets" -> new BucketsOption(label, parts());
      default -> new FlagOption(label);
    };
  }

  private Option integer(Label label) {
    violations.require(fields.has("min"), fields.path("min"), Fault.REQUIRED);
    violations.require(fields.has("max"), fields.path("max"), Fault.REQUIRED);
    long min = fields.whole("min", 0, Long.MAX_VALUE).orElse(0L);
    long max = fields.whole("max", min, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
    boolean powerOfTwo = fields.flag("powerOfTwo").orElse(false);
    var bare = new IntegerOption(label, min, max, powerOfTwo, Optional.empty());
    return new IntegerOption(
        label, min, max, powerOfTwo, DefaultValue.of(bare, fields, violations));
  }

  private int bound(String field, int max) {
    violations.require(fields.has(field), fields.path(field), Fault.REQUIRED);
    return fields.whole(field, 1, max).orElse(1L).intValue();
  }

  private Pattern pattern() {
    return fields
        .required(
            "pattern",
            value ->
                Texts.of(value)
                    .filter(text -> text.length() <= MAX_PATTERN)
                    .flatMap(OptionDeclaration::compiled),
            Fault.wrongForm("[A-Z]{1,8}", "must be a regular expression, such as {example}"),
            Fault.REQUIRED)
        .orElseGet(() -> Pattern.compile(""));
  }

  private static Optional<Pattern> compiled(String text) {
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException notOne) {
      return Optional.empty();
    }
  }

  private List<String> suggestions(Label label) {
    var any = new NameOption(label, List.of("name"));
    return fields
        .required(
            "suggestions",
            value ->
                Texts.list(value)
                    .filter(texts -> !texts.isEmpty())
                    .filter(
                        texts ->
                            value
                                .valueStream()
                                .allMatch(one -> any.read(one, "", new Violations()).isPresent())),
            Fault.wrongType("list", "must be a list of names: letters, digits, _ and -"),
            Fault.REQUIRED)
        .orElse(List.of("name"));
  }

  private List<String> parts() {
    return fields
        .required(
            "parts",
            value -> Texts.list(value).filter(texts -> texts.size() == 2 || texts.size() == 3),
            Fault.wrongType("list", "must be a list of two or three words"),
            Fault.REQUIRED)
        .orElse(BucketsOption.PAIR);
  }
}
