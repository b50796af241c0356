package npuc.platform.rngd;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import npuc.input.Numbers;
import npuc.platform.ModelFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model's config.json says to the compiler. A number that is absent or no whole number is
 * empty.
 *
 * @param architecture the first that the file names; empty text when there is none
 */
record ModelConfig(
    String architecture,
    OptionalLong maxPositions,
    OptionalLong keyValueHeads,
    OptionalLong headSize) {
  static final String FILE = "config.json";
  static final int MAX_BYTES = 4 * 1024 * 1024;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** Empty when the file can't be seen or is no JSON object, which the preflight refuses. */
  static Optional<ModelConfig> read(ModelFiles files) {
    return json(files).map(ModelConfig::of);
  }

  /** The file as a JSON object. */
  static Optional<JsonNode> json(ModelFiles files) {
    return files.read(FILE, MAX_BYTES).flatMap(ModelConfig::object);
  }

  private static Optional<JsonNode> object(byte[] content) {
    try {
      return text(content)
          .map(text -> JsonMapper.shared().readTree(text))
          .filter(JsonNode::isObject);
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** Jackson would guess UTF-16, and UTF-8 has no zeros where JSON has none. */
  private static Optional<String> text(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return Optional.of(text).filter(found -> found.indexOf('\0') < 0);
    } catch (CharacterCodingException otherEncoding) {
      return Optional.empty();
    }
  }

  /** Java reads such a file, the compiler does not. */
  static boolean hasByteOrderMark(ModelFiles files) {
    return files
        .read(FILE, 0, BYTE_ORDER_MARK.length)
        .filter(begin -> Arrays.equals(begin, BYTE_ORDER_MARK))
        .isPresent();
  }

  /** Whether the file is a text, whatever stands in it; true when it can't be seen. */
  static boolean isUtf8(ModelFiles files) {
    return files.read(FILE, MAX_BYTES).map(content -> text(content).isPresent()).orElse(true);
  }

  /** The first that the file names; empty text when there is none. */
  static String architecture(JsonNode json) {
    return text(json.path("architectures").path(0), "");
  }

  /** Where the sizes stand: a vision model has them one level below. */
  static JsonNode numbers(JsonNode json) {
    return json.path("text_config").isObject() ? json.path("text_config") : json;
  }

  /** What the file says that was read as JSON. */
  static ModelConfig of(JsonNode file) {
    JsonNode json = numbers(file);
    OptionalLong heads = whole(json, "num_attention_heads");
    OptionalLong keyValueHeads = whole(json, "num_key_value_heads");
    return new ModelConfig(
        architecture(file),
        whole(json, "max_position_embeddings"),
        keyValueHeads.isPresent() ? keyValueHeads : heads,
        headSize(json, heads));
  }

  private static OptionalLong headSize(JsonNode json, OptionalLong heads) {
    OptionalLong given = whole(json, "head_dim");
    OptionalLong hidden = whole(json, "hidden_size");
    if (given.isPresent() || hidden.isEmpty() || heads.isEmpty() || heads.getAsLong() < 1) {
      return given;
    }
    return OptionalLong.of(hidden.getAsLong() / heads.getAsLong());
  }

  private static String text(JsonNode node, String otherwise) {
    return node.isString() ? node.stringValue() : otherwise;
  }

  private static OptionalLong whole(JsonNode json, String name) {
    return Numbers.whole(json.path(name)).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
