package npuc.platform.rngd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import npuc.platform.JsonTokens;
import npuc.platform.ModelFiles;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The header of a safetensors file: 8 bytes with its length, little endian, then a JSON object that
 * says for each tensor which bytes after the header are its own. The format wants these to follow
 * each other without holes to the end of the file
 * (https://github.com/huggingface/safetensors#format).
 */
sealed interface SafetensorsHeader {

  /** A header that fits its file. */
  record Fitting() implements SafetensorsHeader {}

  /** What is wrong with the file, such as {@code ends early}. */
  record Broken(Fault wrong) implements SafetensorsHeader {}

  SafetensorsRules RULES = Knowledge.RNGD.safetensors();

  int LENGTH_BYTES = 8;

  /**
   * Reads one.
   *
   * @param tensors is told the names, also of a header that turns out to be broken
   */
  static SafetensorsHeader read(
      ModelFiles files, String name, long fileSize, Consumer<String> tensors) {
    long length =
        files
            .read(name, 0, LENGTH_BYTES)
            .map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())
            .orElse(-1L);
    if (length < 2 || length > Math.min(RULES.maxHeaderBytes(), fileSize - LENGTH_BYTES)) {
      return new Broken(
          Fault.of(
                  ViolationCode.NOT_THE_FORMAT,
                  "is no safetensors file: its first 8 bytes are no length of a header ({bytes}"
                      + " bytes in all)")
              .with("format", "safetensors")
              .with("kind", "unknown")
              .with("bytes", fileSize));
    }
    try (JsonParser json = JsonTokens.of(files, name, LENGTH_BYTES, length)) {
      return judge(json, fileSize - LENGTH_BYTES - length, tensors);
    } catch (JacksonException notJson) {
      return new Broken(damaged("header", "has a header that is no JSON object"));
    }
  }

  private static SafetensorsHeader judge(
      JsonParser json, long dataBytes, Consumer<String> tensors) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return new Broken(damaged("header", "has a header that is no JSON object"));
    }
    var count = new TensorCount();
    var spans = new ArrayList<TensorSpan>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("__metadata__")) {
        json.skipChildren();
        continue;
      }
      Optional<TensorSpan> span = TensorSpan.read(json, RULES);
      if (span.isEmpty()) {
        return new Broken(
            damaged("tensor", "describes the tensor {tensor} wrongly in its header")
                .with("tensor", name));
      }
      if (!count.add(name)) {
        return new Broken(count.tooMany());
      }
      tensors.accept(name);
      spans.add(span.get());
    }
    if (json.nextToken() != null) {
      return new Broken(damaged("header", "has a header that is no JSON object"));
    }
    return gap(spans, dataBytes).<SafetensorsHeader>map(Broken::new).orElseGet(Fitting::new);
  }

  private static Optional<Fault> gap(List<TensorSpan> spans, long dataBytes) {
    spans.sort(Comparator.comparingLong(TensorSpan::begin).thenComparingLong(TensorSpan::end));
    long end = 0;
    for (TensorSpan span : spans) {
      if (span.begin() != end) {
        return Optional.of(damaged("gap", "has tensors that overlap or leave bytes between them"));
      }
      end = span.end();
    }
    if (end > dataBytes) {
      return Optional.of(
          damaged("endsEarly", "ends early: {there} of {needed} bytes of weights are there")
              .with("there", dataBytes)
              .with("needed", end));
    }
    return end < dataBytes
        ? Optional.of(
            damaged("tooLong", "has {bytes} bytes after its last tensor")
                .with("bytes", dataBytes - end))
        : Optional.empty();
  }

  private static Fault damaged(String kind, String form) {
    return Fault.of(ViolationCode.FILE_DAMAGED, form).with("kind", kind);
  }
}
