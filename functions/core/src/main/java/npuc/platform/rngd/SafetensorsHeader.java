package npuc.platform.rngd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import npuc.input.Numbers;
import npuc.platform.ModelFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The header of a safetensors file: 8 bytes with its length, little endian, then a JSON object that
 * says for each tensor which bytes after the header are its own. The format wants these to follow
 * each other without holes to the end of the file
 * (https://github.com/huggingface/safetensors#format).
 */
sealed interface SafetensorsHeader {

  /** A header that fits its file. */
  record Read(Set<String> tensors) implements SafetensorsHeader {}

  /** What is wrong with the file, such as {@code ends early}. */
  record Broken(String wrong) implements SafetensorsHeader {}

  SafetensorsRules RULES = Knowledge.RNGD.safetensors();

  int LENGTH_BYTES = 8;

  /** Where the data of one tensor is. */
  record Span(long begin, long end) {}

  static SafetensorsHeader read(ModelFiles files, String name, long fileSize) {
    long length =
        files
            .read(name, 0, LENGTH_BYTES)
            .map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())
            .orElse(-1L);
    if (length < 2 || length > Math.min(RULES.maxHeaderBytes(), fileSize - LENGTH_BYTES)) {
      return new Broken(
          "is no safetensors file: its first 8 bytes are no length of a header (%d bytes in all)"
              .formatted(fileSize));
    }
    return files
        .read(name, LENGTH_BYTES, (int) length)
        .flatMap(SafetensorsHeader::object)
        .map(header -> judge(header, fileSize - LENGTH_BYTES - length))
        .orElseGet(() -> new Broken("has a header that is no JSON object"));
  }

  private static Optional<JsonNode> object(byte[] content) {
    try {
      return Optional.of(JsonMapper.shared().readTree(content)).filter(JsonNode::isObject);
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static SafetensorsHeader judge(JsonNode header, long dataBytes) {
    var names = new TreeSet<String>();
    var spans = new ArrayList<Span>();
    for (var entry : header.properties()) {
      if (entry.getKey().equals("__metadata__")) {
        continue;
      }
      Optional<Span> span = span(entry.getValue());
      if (span.isEmpty()) {
        return new Broken("describes the tensor " + entry.getKey() + " wrongly in its header");
      }
      names.add(entry.getKey());
      spans.add(span.get());
    }
    return gap(spans, dataBytes)
        .<SafetensorsHeader>map(Broken::new)
        .orElseGet(() -> new Read(names));
  }

  /** The bytes of a tensor; empty when its description contradicts itself. */
  private static Optional<Span> span(JsonNode tensor) {
    JsonNode offsets = tensor.path("data_offsets");
    JsonNode shape = tensor.path("shape");
    if (offsets.size() != 2 || !shape.isArray() || !tensor.path("dtype").isString()) {
      return Optional.empty();
    }
    if (!isWhole(offsets.get(0)) || !isWhole(offsets.get(1)) || !isWholeList(shape)) {
      return Optional.empty();
    }
    var span = new Span(offsets.get(0).longValue(), offsets.get(1).longValue());
    Optional<Long> bytes = bytes(tensor.path("dtype").stringValue(), shape);
    boolean fits = bytes.map(wanted -> wanted == span.end - span.begin).orElse(true);
    return fits && span.begin <= span.end ? Optional.of(span) : Optional.empty();
  }

  private static Optional<Long> bytes(String type, JsonNode shape) {
    try {
      long numbers =
          shape.valueStream().mapToLong(JsonNode::longValue).reduce(1, Math::multiplyExact);
      return Optional.ofNullable(RULES.bits().get(type))
          .map(bits -> Math.multiplyExact(numbers, bits) / 8);
    } catch (ArithmeticException tooLarge) {
      return Optional.of(-1L);
    }
  }

  private static boolean isWholeList(JsonNode list) {
    return list.valueStream().allMatch(SafetensorsHeader::isWhole);
  }

  private static boolean isWhole(JsonNode node) {
    return Numbers.whole(node).filter(number -> number >= 0).isPresent();
  }

  private static Optional<String> gap(List<Span> spans, long dataBytes) {
    spans.sort(Comparator.comparingLong(Span::begin).thenComparingLong(Span::end));
    long end = 0;
    for (Span span : spans) {
      if (span.begin != end) {
        return Optional.of("has tensors that overlap or leave bytes between them");
      }
      end = span.end;
    }
    if (end > dataBytes) {
      return Optional.of(
          "ends early: %d of %d bytes of weights are there".formatted(dataBytes, end));
    }
    return end < dataBytes
        ? Optional.of("has %d bytes after its last tensor".formatted(dataBytes - end))
        : Optional.empty();
  }
}
