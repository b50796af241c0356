package npuc.platform;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import npuc.application.Application;
import npuc.platform.ethosu.EthosU;
import npuc.platform.option.Option;
import npuc.platform.option.Options;
import npuc.platform.rngd.Rngd;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class OptionsReaderTest {
  private static final int CASES = 1_000;

  private final Violations violations = new Violations();

  @Test
  void fillsInDefaultsAndLeavesTheRestToTheCompiler() {
    Options options =
        new OptionsReader(Application.PLATFORMS).read(new EthosU(), json("{}"), violations);

    assertEquals(
        json("""
            {'acceleratorConfig': 'ethos-u55-256', 'cpuTensorAlignment': 16,
             'forceSymmetricIntWeights': false, 'optimise': 'Performance',
             'separateIoRegions': false, 'tensorAllocator': 'HillClimb'}
            """)
            .toString(),
        options.toJson().toString());
    assertEquals(List.of(), violations.list());
  }

  @Test
  void tellsEverythingWrongAtOnce() {
    new OptionsReader(Application.PLATFORMS)
        .read(
            new Rngd(),
            json(
                """
            {'maxContextLength': null, 'tensorParallel': 3,
             'prefillBuckets': [[1, 128], [1, 0.5]], 'decodeBuckets': {}, 'colour': 1}
            """),
            violations);

    assertEquals(
        List.of(
            "options.colour",
            "options.maxContextLength",
            "options.tensorParallel",
            "options.prefillBuckets[1][1]",
            "options.decodeBuckets"),
        violations.list().stream().map(violation -> violation.field()).toList());
  }

  @Test
  void saysToLeaveAnOptionOutInsteadOfNull() {
    new OptionsReader(Application.PLATFORMS)
        .read(new Rngd(), json("{'tensorParallel': null}"), violations);

    assertEquals(
        "must not be null; leave the option out instead", violations.list().getFirst().message());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "colour, ''",
    "max_context_length, ' (did you mean maxContextLength?)'",
    "TensorParallel, ' (did you mean tensorParallel?)'",
    "acceleratorConfig, ' (it is an option of ethos-u)'"
  })
  void refusesAnUnknownOptionWithAHint(String name, String hint) {
    new OptionsReader(Application.PLATFORMS)
        .read(new Rngd(), JsonNodeFactory.instance.objectNode().put(name, 1), violations);

    assertEquals(
        "is not an option of rngd"
            + hint
            + "; known are appendBuckets, decodeBuckets, leaveOutConfigKeys, maxContextLength, pipelineParallel,"
            + " prefillBuckets, task, tensorParallel, tokenwiseSeqLens",
        violations.list().getFirst().message());
  }

  @Test
  void neverThrowsWhateverTheJson() {
    for (long seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      for (Platform platform : Application.PLATFORMS.all()) {
        ObjectNode given = anything(platform, random);
        assertDoesNotThrow(
            () -> readAll(platform, given), "seed " + seed + ", " + platform.name() + ": " + given);
      }
    }
  }

  private static void readAll(Platform platform, ObjectNode given) {
    var found = new Violations();
    Options options =
        platform.complete(
            new OptionsReader(Application.PLATFORMS).read(platform, given, found),
            CompileInput.UNKNOWN,
            found);
    platform.advise(options, CompileInput.UNKNOWN, 1L << 30, platform.defaultResources());
  }

  private static ObjectNode anything(Platform platform, Random random) {
    var values = new RandomJson(random);
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    for (Option option : platform.options()) {
      if (random.nextBoolean()) {
        given.set(option.name(), values.next(3));
      }
    }
    return random.nextInt(10) == 0 ? given.put("unknown", 1) : given;
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
