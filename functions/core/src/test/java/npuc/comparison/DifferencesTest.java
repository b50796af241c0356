package npuc.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.comparison.Differences.Side;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Limits;
import npuc.compilation.OutputFile;
import npuc.compilation.Specs;
import npuc.compilation.StepOutput;
import npuc.environment.Environment;
import npuc.environment.SealedSecret;
import npuc.environment.Variable;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DifferencesTest {

  static Stream<Compilation> anywhere() {
    return Stream.of(
        Compilations.pending(),
        Compilations.compileRunning(),
        Compilations.failedInCompile(),
        Compilations.stopped(),
        Compilations.registered());
  }

  @ParameterizedTest
  @MethodSource("anywhere")
  void aCompilationIsTheSameAsItself(Compilation one) {
    assertEquals(new Differences(List.of()), between(one, one));
    assertTrue(between(one, one).isNone());
  }

  @Test
  void howLongItTookIsToldAndMakesNoDifference() {
    Compilation usual = Compilations.compiled();
    var sooner =
        new JobStatus.Succeeded(Compilations.at(10), Compilations.at(20), Compilations.output());
    Compilation quick =
        Compilations.next(
            AttemptTransitions.compiled(
                Compilations.compileRunning(), sooner, Compilations.at(21)));

    Differences found = between(usual, quick);

    assertEquals(List.of("results /durations/compile 59.0 10.0"), lines(found));
    assertTrue(found.isNone());
  }

  @Test
  void whatWasAskedForIsComparedSectionBySection() {
    CompilationSpec plain = Specs.with(Specs.ETHOS_U, options(Map.of("optimise", "Size")));
    CompilationSpec other =
        Specs.with(
            Specs.with(
                Specs.with(Specs.ETHOS_U, options(Map.of("optimise", "Performance", "a/b~c", "x"))),
                new Limits(600, 60, 3_600)),
            new Environment(List.of(new Variable.Plain("LEVEL", "2"))));

    Differences found = between(pending(plain), pending(other));

    assertEquals(
        List.of(
            "options /optimise \"Size\" \"Performance\"",
            "options /a~1b~0c null \"x\"",
            "environment /LEVEL/value null \"2\"",
            "limits /queueSeconds 86400 600",
            "limits /pendingSeconds 1800 60",
            "limits /runSeconds 28800 3600"),
        lines(found));
    assertFalse(found.isNone());
  }

  @Test
  void anotherPlatformIsOneOfItsToolchain() {
    List<String> lines = lines(between(pending(Specs.ETHOS_U), pending(Specs.RNGD)));

    assertTrue(lines.contains("toolchain /platform \"ethos-u\" \"rngd\""), lines::toString);
  }

  /** Neither its value, nor a trace of whether two are the same. */
  @Test
  void aSecretIsThereOrIsNot() {
    Compilation one = withSecret("c2VhbGVk");
    Compilation other = withSecret("b3RoZXI=");
    Compilation plain =
        pending(
            Specs.with(
                Specs.ETHOS_U, new Environment(List.of(new Variable.Plain("TOKEN", "open")))));

    assertEquals(List.of(), lines(between(one, other)));
    assertEquals(
        List.of("environment /TOKEN/secret true null"),
        lines(between(one, pending(Specs.with(Specs.ETHOS_U, Environment.NONE)))));
    assertEquals(
        List.of("environment /TOKEN/secret true null", "environment /TOKEN/value null \"open\""),
        lines(between(one, plain)));
  }

  @Test
  void filesAreComparedByTheirPaths() {
    Compilation a = made(List.of(file("a", 1), file("b", 2)), List.of("0 used"));
    Compilation b = made(List.of(file("a", 3), file("c", 2)), List.of());

    assertEquals(
        List.of(
            "results /files/a/sizeBytes 1 3",
            "results /files/b/sizeBytes 2 null",
            "results /files/b/sha256 \"%s\" null".formatted("0".repeat(64)),
            "results /files/c/sizeBytes null 2",
            "results /files/c/sha256 null \"%s\"".formatted("0".repeat(64)),
            "results /warnings [\"0 used\"] []"),
        lines(between(a, b)));
  }

  @Test
  void whatAPlatformReportsIsComparedWhereBothAreKnown() {
    Compilation one = Compilations.registered();
    Optional<JsonNode> low = json("{\"npu\":{\"operators\":3},\"arena\":7}");
    Optional<JsonNode> high = json("{\"npu\":{\"operators\":5},\"arena\":7}");

    assertEquals(
        List.of("results /summary/npu/operators 3 5"),
        lines(Differences.between(new Side(one, low), new Side(one, high))));
    assertEquals(
        List.of(), lines(Differences.between(new Side(one, low), new Side(one, Optional.empty()))));
  }

  @Test
  void whatFailedDiffersFromWhatDidNot() {
    List<String> lines = lines(between(Compilations.failedInCompile(), Compilations.registered()));

    assertTrue(lines.contains("results /phase \"Failed\" \"Registered\""), lines::toString);
    assertTrue(lines.contains("results /reasonCode \"CompilerFailed\" null"), lines::toString);
  }

  private static Differences between(Compilation a, Compilation b) {
    return Differences.between(new Side(a, Optional.empty()), new Side(b, Optional.empty()));
  }

  private static List<String> lines(Differences found) {
    return found.all().stream().map(DifferencesTest::line).toList();
  }

  private static String line(Difference one) {
    return "%s %s %s %s"
        .formatted(
            one.section().word(),
            one.path(),
            one.a().map(JsonNode::toString).orElse("null"),
            one.b().map(JsonNode::toString).orElse("null"));
  }

  private static Compilation pending(CompilationSpec spec) {
    return Compilations.pending(Compilations.ID, spec);
  }

  private static Compilation withSecret(String sealed) {
    return pending(
        Specs.with(
            Specs.ETHOS_U,
            new Environment(List.of(new Variable.Secret("TOKEN", new SealedSecret(sealed))))));
  }

  private static Compilation made(List<OutputFile> files, List<String> warnings) {
    return Compilations.compiled(
        new StepOutput("sha256:" + "ab".repeat(32), files, files.size(), 4, warnings, List.of()));
  }

  private static OutputFile file(String path, long size) {
    return new OutputFile(path, size, "0".repeat(64));
  }

  private static Optional<JsonNode> json(String text) {
    return Optional.of(JsonMapper.shared().readTree(text));
  }

  private static Options options(Map<String, String> texts) {
    Options options = Options.NONE;
    for (var text : texts.entrySet()) {
      options = options.with(text.getKey(), OptionValue.text(text.getValue()));
    }
    return options;
  }
}
