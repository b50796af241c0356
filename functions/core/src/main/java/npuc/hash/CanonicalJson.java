package npuc.hash;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The one way to write a JSON value, after RFC 8785: no spaces, keys sorted by UTF-16 code units at
 * every depth, the fewest escapes, UTF-8.
 *
 * <p>Two differences: keys and texts are brought to Unicode form NFC first, so that an accent typed
 * on one system equals the same accent typed on another; and the only numbers are integers, written
 * in full however large, as no double is involved.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The canonical bytes of a value.
   *
   * @throws IllegalArgumentException if it has a number with a fraction or an exponent, half of a
   *     surrogate pair, two keys in one object that are equal in NFC, or what JSON has no word for
   */
  public static byte[] bytes(JsonNode json) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(write(json)));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("half of a surrogate pair", e);
    }
  }

  private static String write(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> object(json);
      case ARRAY ->
          json.valueStream().map(CanonicalJson::write).collect(Collectors.joining(",", "[", "]"));
      case STRING -> quoted(normal(json.stringValue()));
      case NUMBER -> integer(json);
      case BOOLEAN -> Boolean.toString(json.booleanValue());
      case NULL -> "null";
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("no JSON value: " + json.getNodeType());
    };
  }

  private static String object(JsonNode json) {
    var members = new TreeMap<String, String>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      String key = normal(member.getKey());
      if (members.put(key, quoted(key) + ":" + write(member.getValue())) != null) {
        throw new IllegalArgumentException("two keys are equal in NFC: " + key);
      }
    }
    return members.values().stream().collect(Collectors.joining(",", "{", "}"));
  }

  private static String integer(JsonNode json) {
    if (!json.isIntegralNumber()) {
      throw new IllegalArgumentException("not an integer: " + json);
    }
    return json.bigIntegerValue().toString();
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(CanonicalJson::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int character) {
    return switch (character) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default ->
          character < ' ' ? "\\u%04x".formatted(character) : String.valueOf((char) character);
    };
  }
}
