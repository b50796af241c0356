package npuc.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class CanonicalJsonTest {
  private final JsonMapper json = JsonMapper.shared();

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("no spaces", " { \"a\" : [ 1 , true , null ] } ", "{\"a\":[1,true,null]}"),
        arguments("empty", "{\"a\":{},\"b\":[],\"\":\"\"}", "{\"\":\"\",\"a\":{},\"b\":[]}"),
        arguments(
            "keys sorted at every depth",
            "{\"b\":[{\"d\":1,\"c\":{\"z\":1,\"y\":2}}],\"a\":0}",
            "{\"a\":0,\"b\":[{\"c\":{\"y\":2,\"z\":1},\"d\":1}]}"),
        arguments("the order of a list stays", "[3,1,2]", "[3,1,2]"),
        arguments("upper case first", "{\"a\":1,\"B\":2,\"_\":3}", "{\"B\":2,\"_\":3,\"a\":1}"),
        arguments(
            "keys by UTF-16 units, not by code points", "{\"Ａ\":1,\"😀\":2}", "{\"😀\":2,\"Ａ\":1}"),
        arguments(
            "short escapes",
            "\"\\u0008\\u0009\\u000a\\u000c\\u000d\\u0022\\u005c\\/\"",
            "\"\\b\\t\\n\\f\\r\\\"\\\\/\""),
        arguments("long escapes in lower case", "\"\\u0000\\u001F\"", "\"\\u0000\\u001f\""),
        arguments(
            "nothing else escaped",
            "\"\\u007f\\u20ac\\u2028\\ud83d\\ude00<'\"",
            "\"\u007f€\u2028😀<'\""),
        arguments("composed in values", "\"e\\u0301\"", "\"é\""),
        arguments("composed in keys", "{\"e\\u0301\":1}", "{\"é\":1}"),
        arguments("Hangul composed", "\"\\u1112\\u1161\\u11ab\"", "\"한\""),
        arguments("sorted after composing", "{\"e\\u0301\":1,\"f\":2}", "{\"f\":2,\"é\":1}"),
        arguments("no compatibility forms", "\"\\ufb01\"", "\"ﬁ\""),
        arguments("integers", "[0,-0,-1,9007199254740991]", "[0,0,-1,9007199254740991]"),
        arguments(
            "large integers in full",
            "[9007199254740993,100000000000000000000000]",
            "[9007199254740993,100000000000000000000000]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void writesOneWay(String description, String given, String canonical) {
    assertEquals(canonical, canonical(given), description);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1.0", "1e3", "[{\"a\":-0.0}]"})
  void refusesFractionsAndExponents(String given) {
    assertThrows(IllegalArgumentException.class, () -> canonical(given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\ud800\"", "\"\\ude00\\ud83d\""})
  void refusesHalvesOfSurrogatePairs(String given) {
    assertThrows(IllegalArgumentException.class, () -> canonical(given));
  }

  @Test
  void refusesHalfOfASurrogatePairInAKey() {
    var half = JsonNodeFactory.instance.objectNode().put("\udfff", 1);

    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(half));
  }

  @Test
  void refusesTwoKeysThatAreEqualInNfc() {
    assertThrows(IllegalArgumentException.class, () -> canonical("{\"\\u00e9\":1,\"e\\u0301\":1}"));
  }

  @Test
  void refusesWhatIsNoJson() {
    var binary = JsonNodeFactory.instance.binaryNode(new byte[] {1});

    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(binary));
  }

  /** RFC 8785, 3.2.3; with U+FF21 for its U+FB33, which NFC takes apart, and without its values. */
  @Test
  void sortsAsTheExampleOfTheRfc() {
    assertEquals(
        "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"ö\":0,\"€\":0,\"😀\":0,\"Ａ\":0}",
        canonical("{\"€\":0,\"\\r\":0,\"Ａ\":0,\"1\":0,\"😀\":0,\"\u0080\":0,\"ö\":0}"));
  }

  @Test
  void encodesInUtf8() {
    assertEquals(
        "22c3a9f09f988022",
        HexFormat.of().formatHex(CanonicalJson.bytes(json.readTree("\"é😀\""))));
  }

  private String canonical(String given) {
    return new String(CanonicalJson.bytes(json.readTree(given)), StandardCharsets.UTF_8);
  }
}
