package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.refusal.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DotEnvTest {

  static Stream<Arguments> valueOfA() {
    return Stream.of(
        arguments("plain", "A=b", "b"),
        arguments("empty at the end", "A=", ""),
        arguments("empty before a line end", "A=\nB=c", ""),
        arguments("export", "export A=b", "b"),
        arguments("export and tabs", "\texport \t A\t=\tb\t", "b"),
        arguments("spaces around =", "  A  =  b c  ", "b c"),
        arguments("= in the value", "A=b=c==", "b=c=="),
        arguments("# inside a word", "A=b#c", "b#c"),
        arguments("# right behind =", "A=#c", "#c"),
        arguments("comment after a space", "A=b #c", "b"),
        arguments("comment after a tab", "A=b\t#c", "b"),
        arguments("comment instead of a value", "A= # c", ""),
        arguments("comment lines", "# x=y\n  # 'z\nA=b\n#", "b"),
        arguments("comment after quotes", "A='b' # c", "b"),
        arguments("# inside quotes", "A=\"b # c\"", "b # c"),
        arguments("JSON in single quotes", "A='{\"k\": \"v #1\"}'", "{\"k\": \"v #1\"}"),
        arguments("single quotes are raw", "A='b\\n\\$\"'", "b\\n\\$\""),
        arguments("double quotes have escapes", "A=\"\\n\\r\\t\\\"\\\\\"", "\n\r\t\"\\"),
        arguments("the other quote inside", "A=\"it's\"", "it's"),
        arguments("empty quotes", "A=''", ""),
        arguments("spaces kept by quotes", "A=\"  b  \"", "  b  "),
        arguments("several lines in single quotes", "A='b\n c\n'\nB=d", "b\n c\n"),
        arguments("several lines in double quotes", "A=\"b\n#c\"\nB=d", "b\n#c"),
        arguments("a quote inside an unquoted value", "A=b\"c'", "b\"c'"),
        arguments("a backtick is no quote", "A=`b`", "`b`"),
        arguments("a backslash unquoted", "A=C:\\new", "C:\\new"),
        arguments("no interpolation", "B=x\nA=$B${B}", "$B${B}"),
        arguments("no interpolation in quotes", "B=x\nA=\"$B\"", "$B"),
        arguments("CRLF", "A=b\r\nB=c\r\n", "b"),
        arguments("CRLF in quotes", "A='b\r\nc'\r\n", "b\nc"),
        arguments("CR at the end", "A=b\r", "b"),
        arguments("BOM", "\uFEFFA=b", "b"),
        arguments("BOM and comment", "\uFEFF# c\nA=b", "b"),
        arguments("not ASCII", "A=한국어 🙂", "한국어 🙂"),
        arguments("no-break spaces are no spaces", "A=\u00A0#b\u00A0", "\u00A0#b\u00A0"),
        arguments("a name like export", "export=x\nA=b", "b"),
        arguments("the last one wins", "A=x\nB=y\nA=b", "b"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("valueOfA")
  void readsAValue(String description, String text, String value) {
    DotEnv.Parsed parsed = DotEnv.parse(text);

    assertEquals(List.of(), parsed.violations(), description);
    assertEquals(
        List.of(value),
        parsed.entries().stream()
            .filter(entry -> entry.name().equals("A"))
            .map(entry -> entry.value().plain())
            .toList());
  }

  static Stream<Arguments> marks() {
    return Stream.of(
        arguments("none", "A=b", Optional.empty()),
        arguments("above", "# secret\nA=b", Optional.of(true)),
        arguments("behind", "A=b # secret", Optional.of(true)),
        arguments("behind quotes", "A='b' #secret", Optional.of(true)),
        arguments("in capitals", "# SECRET \r\nA=b", Optional.of(true)),
        arguments("@env-spec", "# @sensitive\nA=b", Optional.of(true)),
        arguments("@env-spec, not", "# @sensitive=false\nA=b", Optional.of(false)),
        arguments("not", "# not secret\nA=b", Optional.of(false)),
        arguments("above other comments", "# secret\n# of the team\nA=b", Optional.of(true)),
        arguments("the nearer one", "# secret\nA=b # not secret", Optional.of(false)),
        arguments("before an empty line", "# secret\n\nA=b", Optional.empty()),
        arguments("of another variable", "# secret\nB=c\nA=b", Optional.empty()),
        arguments("behind another variable", "B=c # secret\nA=b", Optional.empty()),
        arguments("a sentence", "# secret things follow\nA=b", Optional.empty()),
        arguments("in a value", "A='b # secret'", Optional.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("marks")
  void aCommentMarksASecret(String description, String text, Optional<Boolean> secret) {
    DotEnv.Parsed parsed = DotEnv.parse(text);

    assertEquals(List.of(), parsed.violations(), description);
    assertEquals(
        List.of(secret),
        parsed.entries().stream()
            .filter(entry -> entry.name().equals("A"))
            .map(DotEnv.Entry::secret)
            .toList());
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments("no =", "A=b\n\nsecretsecret\n", "line 3: must be NAME=value, it has no ="),
        arguments("= only in a comment", "A # =", "line 1: must be NAME=value, it has no ="),
        arguments("no name", "=secret", "line 1: the name before = must consist of"),
        arguments("name with a space", "A secret=b", "line 1: the name before = must consist of"),
        arguments("name with $", "A=b\n$secret=b", "line 2: the name before = must consist of"),
        arguments("name with accents", "secrét=b", "line 1: the name before = must consist of"),
        arguments("long name", "A".repeat(257) + "=b", "line 1: the name before = must be at most"),
        arguments("unclosed quote", "A=b\nB=\"secret\nC=d\n", "line 2: the quote that opens here"),
        arguments("unclosed at once", "A='", "line 1: the quote that opens here"),
        arguments("escaped to the end", "A=\"secret\\", "line 1: the quote that opens here"),
        arguments("text after quotes", "A='b'secret", "line 1: only a comment may follow"),
        arguments("# right behind quotes", "A='b'#secret", "line 1: only a comment may follow"),
        arguments("text after lines", "A='b\nc'secret", "line 2: only a comment may follow"),
        arguments("unknown escape", "A=\"b\nC:\\secret\"", "line 2: inside \"...\" a backslash"),
        arguments("escaped line end", "A=\"secret\\\nb\"", "line 1: inside \"...\" a backslash"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void namesTheLineOfAnErrorButNoPartOfIt(String description, String text, String message) {
    List<Violation> violations = DotEnv.parse(text).violations();

    assertEquals(1, violations.size(), description);
    assertEquals("envFile", violations.getFirst().field());
    assertEquals(message, violations.getFirst().message().substring(0, message.length()));
    assertFalse(violations.getFirst().message().contains("secr"), "shows what was written");
  }

  @Test
  void reportsTheErrorsOfAllLinesAndReadsTheOthers() {
    DotEnv.Parsed parsed = DotEnv.parse("x\nA=1\n2=\"\n\\q\" \nB='3' 4\nC=5");

    assertEquals(
        List.of("line 1", "line 3", "line 4", "line 5"),
        parsed.violations().stream().map(found -> found.message().substring(0, 6)).toList());
    assertEquals(
        List.of("A", "B", "C"), parsed.entries().stream().map(DotEnv.Entry::name).toList());
  }

  @Test
  void saysAtMostAHundredThings() {
    assertEquals(100, DotEnv.parse("x\n".repeat(5_000)).violations().size());
    assertEquals(100, DotEnv.parse("A=\"" + "\\q".repeat(5_000) + "\"").violations().size());
    assertEquals(100, DotEnv.parse("A=\n".repeat(5_000)).warnings().size());
  }

  @Test
  void warnsOfAnEarlierLineThatLosesWithoutItsValue() {
    DotEnv.Parsed parsed = DotEnv.parse("A=first\nB=x\nA=second");

    assertEquals(
        List.of("envFile, line 3: A was set on line 1 already; the last one wins"),
        parsed.warnings());
    assertEquals(
        List.of("B line 2", "A line 3"),
        parsed.entries().stream().map(entry -> entry.name() + " line " + entry.line()).toList());
  }

  @Test
  void neverShowsAValueAsText() {
    assertFalse(DotEnv.parse("A=planted\nA=planted").toString().contains("planted"));
  }
}
