package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import npuc.application.Application;
import npuc.platform.CompileInput;
import npuc.platform.OptionsReader;
import npuc.platform.Platform;
import npuc.platform.option.Options;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What holds for any options of RNGD. A failure names the seed that brings it back. */
class BuildRulesPropertiesTest {
  private static final int CASES = 1_000;
  private static final List<Integer> TENSOR_PARALLEL = List.of(4, 8, 16, 32);

  private final Platform rngd = new Rngd();

  @Test
  void whatIsDerivedIsNeverRefused() {
    for (long seed = 0; seed < CASES; seed++) {
      ObjectNode given = sizes(new Random(seed));
      var violations = new Violations();

      Options options = complete(given, violations);

      assertEquals(List.of(), violations.list(), "seed " + seed);
      assertEquals(List.of(), brokenRules(options.toJson()), "seed " + seed);
    }
  }

  @Test
  void whatIsAcceptedIsNeverRefusedByTheVendor() {
    int accepted = 0;
    for (long seed = 0; seed < CASES; seed++) {
      var violations = new Violations();
      Options options = complete(withBuckets(new Random(seed)), violations);
      if (violations.isEmpty()) {
        accepted++;
        assertEquals(List.of(), brokenRules(options.toJson()), "seed " + seed);
      }
    }
    assertTrue(accepted > CASES / 10 && accepted < CASES, "accepted " + accepted);
  }

  @Test
  void whatWasCompletedIsTakenAgainAsItIs() {
    for (long seed = 0; seed < CASES; seed++) {
      var violations = new Violations();
      Options once = complete(withBuckets(new Random(seed)), violations);
      if (violations.isEmpty()) {
        assertEquals(once, complete(once.toJson(), violations), "seed " + seed);
        assertEquals(List.of(), violations.list(), "seed " + seed);
      }
    }
  }

  @Test
  void bucketsThatEndBelowTheContextAreCompleted() {
    for (long seed = 0; seed < CASES; seed++) {
      ObjectNode given = sizes(new Random(seed));
      given.put("prefillBuckets", "1,8, 1,16");
      var violations = new Violations();

      Options options = complete(given, violations);

      assertEquals(List.of(), violations.list(), "seed " + seed);
      assertEquals(List.of(), brokenRules(options.toJson()), "seed " + seed);
    }
  }

  @Test
  void aListDerivedFromAsManyBucketsAsThereMayBeIsTakenAgain() {
    ObjectNode given = JsonNodeFactory.instance.objectNode().put("maxContextLength", 100_000);
    ArrayNode prefill = given.putArray("prefillBuckets").add(bucket(1, 100_000));
    ArrayNode decode = given.putArray("decodeBuckets").add(bucket(1, 100_000));
    for (int i = 1; i < 512; i++) {
      prefill.add(bucket(1, 1_000 + i));
      decode.add(bucket(2_000 + 2 * i, 1));
    }
    var violations = new Violations();

    complete(complete(given, violations).toJson(), violations);

    assertEquals(List.of(), violations.list());
  }

  @Test
  void theOrderOfBucketsSaysNothing() {
    for (long seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      ObjectNode given = withBuckets(random);

      assertEquals(
          complete(given, new Violations()),
          complete(shuffled(given, random), new Violations()),
          "seed " + seed);
    }
  }

  private Options complete(ObjectNode given, Violations violations) {
    return rngd.complete(
        new OptionsReader(Application.PLATFORMS).read(rngd, given, violations),
        CompileInput.UNKNOWN,
        violations);
  }

  private static ArrayNode bucket(int batch, int length) {
    return JsonNodeFactory.instance.arrayNode().add(batch).add(length);
  }

  private static ObjectNode sizes(Random random) {
    int context = random.nextInt(16, 16 << random.nextInt(1, 17)) + random.nextInt(2);
    return JsonNodeFactory.instance
        .objectNode()
        .put("maxContextLength", context)
        .put("tensorParallel", TENSOR_PARALLEL.get(random.nextInt(4)))
        .put("pipelineParallel", random.nextInt(1, 3));
  }

  private static ObjectNode withBuckets(Random random) {
    ObjectNode given = sizes(random);
    int context = given.get("maxContextLength").intValue();
    for (String name : List.of("prefillBuckets", "decodeBuckets")) {
      if (random.nextBoolean()) {
        ArrayNode buckets = given.putArray(name);
        lengths(random, context)
            .forEach(n -> buckets.addArray().add(1 << random.nextInt(4)).add(n));
      }
    }
    if (random.nextBoolean()) {
      lengths(random, context).forEach(given.putArray("tokenwiseSeqLens")::add);
    }
    return given;
  }

  /** Mostly ends at the context length, now and then beside it. */
  private static List<Integer> lengths(Random random, int context) {
    int last = random.nextInt(5) == 0 ? random.nextInt(1, context + 9) : context;
    return Stream.concat(
            Stream.generate(() -> random.nextInt(1, context + 1)).limit(random.nextInt(4)),
            Stream.of(last))
        .toList();
  }

  private static ObjectNode shuffled(ObjectNode given, Random random) {
    ObjectNode copy = given.deepCopy();
    for (JsonNode value : copy) {
      if (value instanceof ArrayNode list) {
        var items = new ArrayList<JsonNode>(list.valueStream().toList());
        Collections.shuffle(items, random);
        list.removeAll().addAll(items);
      }
    }
    return copy;
  }

  /** The vendor's rules once more, from its messages and not from our classes. */
  private static List<String> brokenRules(ObjectNode options) {
    var broken = new ArrayList<String>();
    long context = options.get("maxContextLength").longValue();
    if (!options.has("decodeBuckets")) {
      return broken; // the vendor's own preset
    }
    long inOnePass = seconds(options, "prefillBuckets").max().orElse(0);
    long prefill = Math.max(inOnePass, seconds(options, "appendBuckets").max().orElse(0));
    long decode = seconds(options, "decodeBuckets").max().orElse(0);
    long tokenwise =
        options
            .get("tokenwiseSeqLens")
            .valueStream()
            .mapToLong(JsonNode::longValue)
            .max()
            .orElse(0);
    long devices =
        (options.get("tensorParallel").longValue() + 7)
            / 8
            * options.get("pipelineParallel").longValue();
    require(broken, prefill == decode, "Maximum prefill attention_size must equal decode's");
    require(broken, decode >= context, "does not cover max_model_len");
    require(broken, Math.max(prefill, decode) <= context, "attention_size exceeds bucket ceiling");
    require(broken, tokenwise <= context, "tokenwise input_size exceeds bucket ceiling");
    require(broken, tokenwise >= inOnePass, "requires a tokenwise bucket with input_size >=");
    require(broken, devices <= 8, "at most 8 devices are supported");
    for (JsonNode list : options) {
      if (!list.isArray()) {
        continue;
      }
      require(
          broken,
          new HashSet<>(list.valueStream().map(JsonNode::toString).toList()).size() == list.size(),
          "Duplicate buckets found");
    }
    return broken;
  }

  private static LongStream seconds(ObjectNode options, String name) {
    return options.path(name).valueStream().mapToLong(pair -> pair.get(1).longValue());
  }

  private static void require(List<String> broken, boolean holds, String rule) {
    if (!holds) {
      broken.add(rule);
    }
  }
}
