package npuc.platform.declared;

import java.util.List;
import java.util.Optional;
import npuc.input.Fields;
import npuc.input.Numbers;
import npuc.input.Texts;
import npuc.platform.option.ChoiceNumberOption;
import npuc.platform.option.ChoiceOption;
import npuc.platform.option.Label;
import npuc.platform.option.Option;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/** Reads a choice: of texts, or of whole numbers. */
record ChoiceDeclaration(Fields fields, Violations violations) {
  private static final int MAX_TEXT = 80;
  private static final Fault EXPECTED =
      Fault.wrongType(
          "list",
          "must be a list of different texts, none of which begins with -, or of different whole"
              + " numbers");

  Option read(Label label) {
    Option choice = choices(label);
    fields.node("default"); // it is a field too where the choices are wrong
    return choice;
  }

  private Option choices(Label label) {
    return fields
        .<Option>required(
            "choices",
            value ->
                texts(value).map(texts -> ofTexts(label, texts)).or(() -> numbers(label, value)),
            EXPECTED,
            Fault.REQUIRED)
        .orElseGet(() -> new ChoiceOption(label, List.of(), Optional.empty()));
  }

  private static Optional<List<String>> texts(JsonNode given) {
    return Texts.list(given)
        .filter(ChoiceDeclaration::areDifferent)
        .filter(texts -> texts.stream().allMatch(ChoiceDeclaration::isChoice));
  }

  /** The job program takes no option for an argument of the compiler. */
  private static boolean isChoice(String text) {
    return Texts.fits(text, MAX_TEXT) && Texts.isSeen(text) && !text.startsWith("-");
  }

  private Optional<Option> numbers(Label label, JsonNode given) {
    List<Long> numbers = given.valueStream().map(Numbers::whole).flatMap(Optional::stream).toList();
    return given.isArray() && numbers.size() == given.size() && areDifferent(numbers)
        ? Optional.of(ofNumbers(label, numbers))
        : Optional.empty();
  }

  private static boolean areDifferent(List<?> choices) {
    return !choices.isEmpty() && choices.stream().distinct().count() == choices.size();
  }

  private Option ofTexts(Label label, List<String> choices) {
    var bare = new ChoiceOption(label, choices, Optional.empty());
    return new ChoiceOption(label, choices, DefaultValue.of(bare, fields, violations));
  }

  private Option ofNumbers(Label label, List<Long> choices) {
    var bare = new ChoiceNumberOption(label, choices, Optional.empty());
    return new ChoiceNumberOption(label, choices, DefaultValue.of(bare, fields, violations));
  }
}
