package npuc.platform.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import npuc.application.Application;
import npuc.platform.CompileInput;
import npuc.platform.OptionsReader;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Scratch;
import npuc.platform.Translation;
import npuc.platform.option.Option;
import npuc.platform.option.Options;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Platforms of third parties: what may be declared, and what every mistake is told as. */
class DeclarationsTest {
  private static final Path TOY = Path.of("../../jobs/tests/toy_platforms/toy");

  private final Declarations declarations = new Declarations(Application.PLATFORMS);

  @Test
  void theToyIsReadAsItIsWritten() throws IOException {
    add("/p/toy", Files.readString(TOY.resolve("platform.json")));

    assertEquals(List.of(), declarations.problems());
    DeclaredPlatform toy = declarations.all().getFirst();
    assertEquals(new PlatformName("toy"), toy.name());
    assertEquals("Toy (not an NPU)", toy.title());
    assertEquals(Set.of(new PlatformName("tflite")), toy.accepts());
    assertEquals(
        List.of("chip", "copies", "checksum"), toy.options().stream().map(Option::name).toList());
    assertEquals(Resources.of("100m", "128Mi"), toy.defaultResources());
    assertEquals(Scratch.of("16Mi", 1, "1Mi"), toy.scratch());
    assertEquals(new Compiler("toyc", "1.0", Path.of("/p/toy/bin/toyc")), toy.compiler());
    assertEquals(
        Map.of("chip", new Translation.Text(Optional.of("칩"), "파일에 적는 낱말이며, 이런 칩은 없습니다.")),
        Objects.requireNonNull(toy.translations().get("ko")).options());
  }

  @Test
  void itsOptionsAreHeldToWhatIsDeclared() throws IOException {
    add("/p/toy", Files.readString(TOY.resolve("platform.json")));
    DeclaredPlatform toy = declarations.all().getFirst();

    Options chosen = options(toy, "{\"chip\":\"toy-2\"}", new Violations());
    assertEquals("toy-2", toy.target(chosen));
    assertEquals(
        "{\"checksum\":false,\"chip\":\"toy-2\",\"copies\":1}", chosen.toJson().toString());

    var violations = new Violations();
    options(toy, "{\"chip\":\"toy-9\",\"copies\":5,\"checksum\":1,\"x\":1}", violations);
    toy.additionalArguments().check(List.of("--greeting", "--chip=a", "--loud"), violations);
    assertEquals(
        List.of(
            "options.x",
            "options.chip",
            "options.copies",
            "options.checksum",
            "additionalArgs[0]",
            "additionalArgs[1]",
            "additionalArgs[2]"),
        violations.list().stream().map(Violation::field).toList());
  }

  @Test
  void everyKindOfOptionCanBeDeclared() {
    add("/p/all", with("\"options\":[%s]".formatted(String.join(",", KINDS))));

    assertEquals(List.of(), declarations.problems());
    assertEquals(
        List.of("choice", "choice", "integer", "flag", "words", "name", "text", "sizes", "buckets"),
        declarations.all().getFirst().options().stream().map(Option::type).toList());
  }

  private static final List<String> KINDS =
      List.of(
          option("a", "\"type\":\"choice\",\"choices\":[\"x\",\"y\"],\"default\":\"y\""),
          option("b", "\"type\":\"choice\",\"choices\":[1,2],\"default\":2"),
          option("c", "\"type\":\"integer\",\"min\":1,\"max\":8,\"powerOfTwo\":true,\"default\":4"),
          option("d", "\"type\":\"flag\",\"tier\":\"common\""),
          option("e", "\"type\":\"words\",\"pattern\":\"[A-Z]+\",\"maxItems\":3"),
          option("f", "\"type\":\"name\",\"suggestions\":[\"one\"]"),
          option("g", "\"type\":\"text\",\"maxBytes\":100"),
          option("h", "\"type\":\"sizes\""),
          option("i", "\"type\":\"buckets\",\"parts\":[\"batch\",\"length\"]"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "type":"integer","max":8                            | options[0].min is required
          "type":"integer","min":9,"max":8                    | options[0].max must be a whole number from 9
          "type":"integer","min":1,"max":8,"default":9        | options[0].default must be a whole number from 1 to 8
          "type":"integer","min":1,"max":8,"powerOfTwo":true,"default":3 | options[0].default must be a power of two
          "type":"choice"                                     | options[0].choices is required
          "type":"choice","choices":[]                        | options[0].choices must be a list of different texts
          "type":"choice","choices":["a","a"]                 | options[0].choices must be a list of different texts
          "type":"choice","choices":["--help"]                | options[0].choices must be a list of different texts
          "type":"choice","choices":["a",1]                   | options[0].choices must be a list of different texts
          "type":"choice","choices":[1.5]                     | options[0].choices must be a list of different texts
          "type":"choice","choices":["a"],"default":"b"       | options[0].default must be one of
          "type":"flag","default":true                        | options[0].default is not a known field
          "type":"words","pattern":"(","maxItems":1           | options[0].pattern must be a regular expression
          "type":"words","pattern":"a"                        | options[0].maxItems is required
          "type":"name","suggestions":[]                      | options[0].suggestions must be a list of names
          "type":"name","suggestions":["a b"]                 | options[0].suggestions must be a list of names
          "type":"text","maxBytes":100000000                  | options[0].maxBytes must be a whole number from 1
          "type":"buckets","parts":["a"]                      | options[0].parts must be a list of two or three
          "type":"float"                                      | options[0].type must be one of
          "tier":"common"                                     | options[0].type is required
          "type":"flag","tier":"expert"                       | options[0].tier must be one of
          """)
  void aWrongOptionIsToldAtItsField(String fields, String problem) {
    add("/p/bad", with("\"options\":[%s]".formatted(option("a", fields))));

    assertProblems("/p/bad/platform.json: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "title":" "                                | title must not be blank
          "accepts":[]                               | accepts must be a list of formats
          "accepts":["TFLite"]                       | accepts must be a list of formats
          "options":{}                               | options must be a list
          "options":[1]                              | options[0] must be an object
          "target":"nothing"                         | target must name an option
          "additionalArgs":{}                        | additionalArgs.note or allowed must be given
          "additionalArgs":{"note":"a","allowed":[]} | additionalArgs.note or allowed must be given
          "resources":{"cpu":"0"}                    | resources.cpu must be a quantity from 1m to 1024
          "resources":{"memory":"lots"}              | resources.memory must be a quantity from 16Mi to 64Ti
          "scratch":{"timesModel":-1}                | scratch.timesModel must be a whole number from 0
          "installation":5                           | installation must be a text
          "compiler":{"name":"a b","version":"1","path":"x"} | compiler.name must be 1 to 64 letters
          "compiler":{"name":"a","version":"1"}      | compiler.path is required
          "translations":{"Korean":{"title":"x"}}    | translations.Korean must be a language tag
          "translations":{"ko":{}}                   | translations.ko.title is required
          "translations":{"ko":{"title":"x","options":{"no":{"help":"h"}}}} | translations.ko.options.no is not a known field
          "colour":"red"                             | colour is not a known field
          """)
  void aWrongFieldIsTold(String field, String problem) {
    add("/p/bad", with(field));

    assertProblems("/p/bad/platform.json: " + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"title\":\"a\",\"title\":\"b\"}", "null"})
  void whatIsNoObjectIsTold(String text) {
    add("/p/bad", text);

    assertEquals(1, declarations.problems().size());
    assertTrue(declarations.problems().getFirst().startsWith("/p/bad/platform.json: "));
  }

  @Test
  void everythingIsToldAtOnce() {
    add("/p/bad", "{}");
    add("/p/worse", with("\"title\":1,\"colour\":2"));

    assertEquals(
        List.of(
            "/p/bad/platform.json: title is required", "/p/bad/platform.json: accepts is required"),
        declarations.problems().stream()
            .filter(one -> one.matches(".*bad.*(title|accepts).*"))
            .toList());
    assertTrue(declarations.problems().size() >= 8, declarations.problems()::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "rngd, has a name that is taken", // a platform of npuc
    "tflite, has a name that is taken", // what one takes
    "Toy, must be called by",
    "to_y, must be called by"
  })
  void aNameMustBeFree(String name, String problem) {
    add("/p/" + name, with(""));

    assertProblems("/p/" + name + " " + problem);
  }

  @Test
  void whatACompilationMakesIsNoFormatOfModels() {
    add("/p/one", with("\"accepts\":[\"rngd\"]"));
    add("/p/two", with("\"accepts\":[\"one\",\"tflite\"]"));

    assertEquals(
        List.of(
            "one: accepts rngd, which is a platform and no format of models",
            "two: accepts one, which is a platform and no format of models"),
        declarations.problems());
  }

  private void assertProblems(String beginning) {
    List<String> problems = declarations.problems();
    assertTrue(
        problems.size() == 1 && problems.getFirst().startsWith(beginning), problems::toString);
  }

  private void add(String folder, String text) {
    declarations.add(new Declaration(Path.of(folder), text));
  }

  /** The least that a platform must say, with something else in it. */
  private static String with(String fields) {
    ObjectNode json =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"title":"T","accepts":["tflite"],"additionalArgs":{"note":"none"},
                     "installation":"ask","compiler":{"name":"c","version":"1","path":"c"}}
                    """);
    json.setAll((ObjectNode) JsonMapper.shared().readTree("{" + fields + "}"));
    return json.toString();
  }

  private static String option(String name, String fields) {
    return "{\"name\":\"%s\",\"title\":\"T\",\"help\":\"H\",%s}".formatted(name, fields);
  }

  private static Options options(DeclaredPlatform platform, String json, Violations violations) {
    var given = (ObjectNode) JsonMapper.shared().readTree(json);
    Options read =
        new OptionsReader(Application.PLATFORMS.with(List.of(platform)))
            .read(platform, given, violations);
    return platform.complete(read, CompileInput.UNKNOWN, violations);
  }
}
