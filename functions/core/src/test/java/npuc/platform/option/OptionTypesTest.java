package npuc.platform.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OptionTypesTest {
  private static final Label LABEL = new Label("it", "It", "A thing to set.");
  private static final String ABSENT = "";
  private static final Option CHOICE =
      new ChoiceOption(LABEL, List.of("Size", "Performance"), Optional.empty());
  private static final Option NUMBERS =
      new ChoiceNumberOption(LABEL, List.of(4L, 8L, 32L), Optional.empty());
  private static final Option INTEGER = new IntegerOption(LABEL, 1, 8, false, Optional.empty());
  private static final Option POWER = new IntegerOption(LABEL, 16, 64, true, Optional.empty());
  private static final Option FLAG = new FlagOption(LABEL);
  private static final Option WORDS = new WordsOption(LABEL, Pattern.compile("[A-Z_]+"), 3);
  private static final Option SIZES = new SizesOption(LABEL);
  private static final Option BUCKETS = new BucketsOption(LABEL, BucketsOption.PAIR);

  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("one of the texts", CHOICE, "'Size'", "'Size'"),
        arguments("one of the numbers", NUMBERS, "32", "32"),
        arguments("the least number", INTEGER, "1", "1"),
        arguments("the greatest number", INTEGER, "8", "8"),
        arguments("a whole number with a point", INTEGER, "8.0", "8"),
        arguments("a whole number with an exponent", INTEGER, "8e0", "8"),
        arguments("one of the numbers with a point", NUMBERS, "32.0", "32"),
        arguments("a power of two", POWER, "32", "32"),
        arguments("a flag", FLAG, "true", "true"),
        arguments("words are sorted", WORDS, "['B','A']", "['A','B']"),
        arguments("words as text", WORDS, "'B, A'", "['A','B']"),
        arguments("no words", WORDS, "[]", ABSENT),
        arguments("no words as text", WORDS, "' '", ABSENT),
        arguments("sizes are sorted", SIZES, "[256,128]", "[128,256]"),
        arguments("sizes as text", SIZES, "'128, 256'", "[128,256]"),
        arguments("sizes as text in brackets", SIZES, "'[128, 256]'", "[128,256]"),
        arguments("the largest size", SIZES, "[1073741824]", "[1073741824]"),
        arguments("sizes with a point", SIZES, "'128.0, 2.56e2'", "[128,256]"),
        arguments("no sizes", SIZES, "[]", ABSENT),
        arguments("no sizes as text", SIZES, "''", ABSENT),
        arguments("no sizes in brackets", SIZES, "'[]'", ABSENT),
        arguments("buckets are sorted", BUCKETS, "[[4,128],[1,512]]", "[[1,512],[4,128]]"),
        arguments("buckets as text", BUCKETS, "'1,512, 1,128'", "[[1,128],[1,512]]"),
        arguments("buckets on lines", BUCKETS, "'1,128,\\n1,512'", "[[1,128],[1,512]]"),
        arguments("buckets in brackets", BUCKETS, "'[1,128], [1,512]'", "[[1,128],[1,512]]"),
        arguments("buckets as JSON", BUCKETS, "'[[1,128],[1,512]]'", "[[1,128],[1,512]]"),
        arguments("buckets as Python", BUCKETS, "'[(1, 128), (1, 512)]'", "[[1,128],[1,512]]"),
        arguments("one bucket in brackets", BUCKETS, "'[1,128]'", "[[1,128]]"),
        arguments("no buckets", BUCKETS, "[]", ABSENT),
        arguments("no buckets as text", BUCKETS, "''", ABSENT),
        arguments("no buckets in brackets", BUCKETS, "'[]'", ABSENT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void reads(String description, Option option, String given, String expected) {
    var violations = new Violations();

    Optional<OptionValue> value = option.read(json(given), "options.it", violations);

    assertEquals(List.of(), violations.list());
    assertEquals(
        expected.isEmpty() ? "" : json(expected).toString(),
        value.map(OptionValue::toJson).map(JsonNode::toString).orElse(""),
        description);
  }

  static Stream<Arguments> refused() {
    String sizes =
        "options.it must be a list of whole numbers, or a text such as 128, 256, at most 1040";
    String buckets =
        "options.it must be a list of [batch, length] pairs, or a text such as 1,128, 1,512, at"
            + " most 512";
    String words =
        "options.it must be a list of words, or a text with commas between them, at most 3";
    String whole = " must be a whole number from 1 to 1073741824";
    String pair = " must be a pair [batch, length], such as [1, 128]";
    return Stream.of(
        arguments(
            "an unknown text",
            CHOICE,
            "'Fast'",
            List.of("options.it must be one of Size, Performance")),
        arguments(
            "another case",
            CHOICE,
            "'size'",
            List.of("options.it must be one of Size, Performance")),
        arguments(
            "a number for a text",
            CHOICE,
            "1",
            List.of("options.it must be one of Size, Performance")),
        arguments(
            "an unknown number",
            NUMBERS,
            "16",
            List.of("options.it must be one of the numbers 4, 8, 32")),
        arguments(
            "a number as text",
            NUMBERS,
            "'8'",
            List.of("options.it must be one of the numbers 4, 8, 32")),
        arguments(
            "a number with a fraction",
            NUMBERS,
            "8.5",
            List.of("options.it must be one of the numbers 4, 8, 32")),
        arguments(
            "below the range",
            INTEGER,
            "0",
            List.of("options.it must be a whole number from 1 to 8")),
        arguments(
            "above the range",
            INTEGER,
            "9",
            List.of("options.it must be a whole number from 1 to 8")),
        arguments(
            "a fraction", INTEGER, "1.5", List.of("options.it must be a whole number from 1 to 8")),
        arguments(
            "beyond a long",
            INTEGER,
            "18446744073709551617",
            List.of("options.it must be a whole number from 1 to 8")),
        arguments(
            "a huge exponent",
            INTEGER,
            "1e999999999",
            List.of("options.it must be a whole number from 1 to 8")),
        arguments(
            "no power of two",
            POWER,
            "48",
            List.of("options.it must be a power of two from 16 to 64")),
        arguments("a text for a flag", FLAG, "'true'", List.of("options.it must be true or false")),
        arguments("a number for a flag", FLAG, "1", List.of("options.it must be true or false")),
        arguments(
            "a word of another form",
            WORDS,
            "['A','b',3]",
            List.of(
                "options.it[1] must be a word of the form [A-Z_]+",
                "options.it[2] must be a word of the form [A-Z_]+")),
        arguments(
            "an empty word in a text",
            WORDS,
            "'A,,B'",
            List.of("options.it[1] must be a word of the form [A-Z_]+")),
        arguments("a word twice", WORDS, "['A','A']", List.of("options.it[1] repeats A")),
        arguments(
            "a word that takes all of the stack",
            new WordsOption(LABEL, Pattern.compile("(a|b)*"), 3),
            "['" + "ab".repeat(4_000) + "']",
            List.of("options.it[0] must be a word of at most 1000 characters")),
        arguments("too many words", WORDS, "'A,B,C,D'", List.of(words)),
        arguments("an object for words", WORDS, "{'a':1}", List.of(words)),
        arguments(
            "every wrong size",
            SIZES,
            "[0,128,1.5,'x',null,128,1073741825]",
            List.of(
                "options.it[0]" + whole,
                "options.it[2]" + whole,
                "options.it[3]" + whole,
                "options.it[4]" + whole,
                "options.it[5] repeats 128",
                "options.it[6]" + whole)),
        arguments("a wrong size in a text", SIZES, "'128, -1'", List.of("options.it[1]" + whole)),
        arguments("a text of no sizes", SIZES, "'small'", List.of(sizes)),
        arguments("a comma too many", SIZES, "'128,'", List.of(sizes)),
        arguments("brackets that close too early", SIZES, "'1],[2'", List.of(sizes)),
        arguments("a number for sizes", SIZES, "128", List.of(sizes)),
        arguments("an object for sizes", SIZES, "{'a':1}", List.of(sizes)),
        arguments(
            "every wrong bucket",
            BUCKETS,
            "[[1,0],[0.5,128],7,[1],[1,2,3],[1,128],[1,128]]",
            List.of(
                "options.it[0][1]" + whole,
                "options.it[1][0]" + whole,
                "options.it[2]" + pair,
                "options.it[3]" + pair,
                "options.it[4]" + pair,
                "options.it[6] repeats [1, 128]")),
        arguments(
            "half a bucket in a text", BUCKETS, "'1,128, 1'", List.of("options.it[1]" + pair)),
        arguments(
            "a wrong number in a text",
            BUCKETS,
            "'1,128, 1,0'",
            List.of("options.it[1][1]" + whole)),
        arguments(
            "three numbers in brackets", BUCKETS, "'[1,2,3]'", List.of("options.it[0]" + pair)),
        arguments("a text of no buckets", BUCKETS, "'1x128'", List.of(buckets)),
        arguments("an object for buckets", BUCKETS, "{'a':1}", List.of(buckets)),
        arguments("a number for buckets", BUCKETS, "1", List.of(buckets)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesWithWhatIsExpected(
      String description, Option option, String given, List<String> expected) {
    var violations = new Violations();

    Optional<OptionValue> value = option.read(json(given), "options.it", violations);

    assertEquals(expected, violations.list().stream().map(OptionTypesTest::text).toList());
    assertEquals(Optional.empty(), value, description);
  }

  private static String text(Violation violation) {
    return violation.field() + " " + violation.message();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
