package npuc.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.platform.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OptionsHashTest {
  private static final String INPUT =
      """
      {"platform": "rngd",
       "toolchain": {"name": "furiosa", "version": "2026.3.0", "imageDigest": "sha256:aa"},
       "baseArtifact": {
         "id": "a-01jdzq4g8x5v7n2m3k4p5r6s7t", "uri": "pvc://models/é/m", "digest": "sha256:bb"},
       "options": {"tensorParallel": 8, "buckets": [[1, 128], [2, 64]], "text": "한국어", "on": true},
       "additionalArgs": ["--a", "b c"],
       "environment": {"A": "1", "B": "é", "C": ""}}
      """;
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void doesNotDependOnTheOrderOfKeys() {
    var random = new Random(7);
    OptionsHash hash = hash(INPUT);

    for (int round = 0; round < 1_000; round++) {
      assertEquals(hash, hash(shuffled(JSON.readTree(INPUT), random).toString()));
    }
  }

  @Test
  void doesNotDependOnTheFormOfUnicode() {
    assertEquals(hash(INPUT), hash(Normalizer.normalize(INPUT, Normalizer.Form.NFD)));
  }

  @Test
  void doesNotDependOnTheOrderInWhichOptionsAndEnvironmentAreFilled() {
    HashInput input = input(INPUT);
    var options = Options.NONE;
    for (String name : List.of("text", "on", "buckets", "tensorParallel")) {
      options = options.with(name, input.options().get(name).orElseThrow());
    }
    var environment = new LinkedHashMap<String, String>();
    environment.put("C", "");
    environment.put("B", "é");
    environment.put("A", "1");

    assertEquals(
        hash(INPUT),
        OptionsHash.of(
            new HashInput(
                input.platform(),
                input.toolchain(),
                input.baseArtifact(),
                options,
                input.additionalArgs(),
                environment)));
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        change("platform", "\"rngd\"", "\"ethos-u\""),
        change("toolchain name", "\"furiosa\"", "\"furiosb\""),
        change("toolchain version", "2026.3.0", "2026.3.1"),
        change("image digest", "sha256:aa", "sha256:ab"),
        change("no image digest", ", \"imageDigest\": \"sha256:aa\"", ""),
        change("base artifact", "6s7t", "6s7v"),
        change("its claim", "pvc://models", "pvc://model"),
        change("its path", "é/m", "e/m"),
        change("its digest", "sha256:bb", "sha256:bc"),
        change("no digest", ", \"digest\": \"sha256:bb\"", ""),
        change("number of an option", "\"tensorParallel\": 8", "\"tensorParallel\": 4"),
        change("type of an option", "\"tensorParallel\": 8", "\"tensorParallel\": \"8\""),
        change("name of an option", "\"tensorParallel\"", "\"tensorparallel\""),
        change("order of buckets", "[[1, 128], [2, 64]]", "[[2, 64], [1, 128]]"),
        change("depth of buckets", "[[1, 128], [2, 64]]", "[[1, 128, 2, 64]]"),
        change("flag", "\"on\": true", "\"on\": false"),
        change("option left out", ", \"on\": true", ""),
        change("argument", "\"--a\"", "\"--b\""),
        change("order of arguments", "[\"--a\", \"b c\"]", "[\"b c\", \"--a\"]"),
        change("arguments split", "\"b c\"", "\"b\", \"c\""),
        change("argument left out", ", \"b c\"", ""),
        change("value of a variable", "\"A\": \"1\"", "\"A\": \"2\""),
        change("name of a variable", "\"A\": \"1\"", "\"a\": \"1\""),
        change("empty variable left out", ", \"C\": \"\"", ""),
        change("space behind a value", "\"A\": \"1\"", "\"A\": \"1 \""),
        change("variable left out", "\"A\": \"1\", ", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("differences")
  void eachRealDifferenceChangesIt(String description, UnaryOperator<String> change) {
    String changed = change.apply(INPUT);

    assertNotEquals(hash(INPUT), hash(changed), description);
  }

  @Test
  void noTwoDifferencesGiveTheSameHash() {
    var hashes = new HashSet<OptionsHash>();
    List<Arguments> all = differences().toList();
    for (Arguments row : all) {
      @SuppressWarnings("unchecked")
      var change = (UnaryOperator<String>) row.get()[1];
      hashes.add(hash(change.apply(INPUT)));
    }

    assertEquals(all.size(), hashes.size());
  }

  @Test
  void itsShortFormIsItsFirstTwelveCharacters() {
    var hash = new OptionsHash("0123456789abcdef".repeat(4));

    assertEquals("0123456789ab", hash.shortHash());
    assertEquals("\"" + hash.value() + "\"", JSON.writeValueAsString(hash));
    assertEquals(hash, JSON.readValue("\"" + hash.value() + "\"", OptionsHash.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789ab", "x", "0123456789ABCDEF"})
  void anythingElseIsNoHash(String text) {
    assertThrows(IllegalArgumentException.class, () -> new OptionsHash(text.repeat(4)));
  }

  private static Arguments change(String description, String from, String to) {
    return arguments(
        description,
        (UnaryOperator<String>)
            text -> {
              assertEquals(2, text.split(Pattern.quote(from), -1).length, from);
              return text.replace(from, to);
            });
  }

  private static JsonNode shuffled(JsonNode json, Random random) {
    if (!json.isObject()) {
      return json;
    }
    var members = new ArrayList<>(json.properties());
    Collections.shuffle(members, random);
    ObjectNode shuffled = JSON.createObjectNode();
    members.forEach(member -> shuffled.set(member.getKey(), shuffled(member.getValue(), random)));
    return shuffled;
  }

  private static OptionsHash hash(String input) {
    return OptionsHash.of(input(input));
  }

  private static HashInput input(String text) {
    return JSON.readValue(text, HashInput.class);
  }
}
