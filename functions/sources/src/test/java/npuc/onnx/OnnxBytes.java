package npuc.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes protobuf messages field by field, sound ones and others. */
final class OnnxBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Something that is written. */
  @FunctionalInterface
  private interface Writing {
    void write(CodedOutputStream out) throws IOException;
  }

  static OnnxBytes of(byte[] content) {
    var made = new OnnxBytes();
    made.bytes.writeBytes(content);
    return made;
  }

  OnnxBytes text(int field, String text) {
    return add(out -> out.writeString(field, text));
  }

  OnnxBytes number(int field, long number) {
    return add(out -> out.writeInt64(field, number));
  }

  OnnxBytes message(int field, OnnxBytes inner) {
    return raw(field, inner.toBytes());
  }

  OnnxBytes raw(int field, byte[] content) {
    return add(out -> out.writeBytes(field, ByteString.copyFrom(content)));
  }

  /** The tag of a field, and a length that nothing follows. */
  OnnxBytes length(int field, int length) {
    return add(
        out -> {
          out.writeTag(field, 2);
          out.writeUInt32NoTag(length);
        });
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private OnnxBytes add(Writing writing) {
    try {
      var out = CodedOutputStream.newInstance(bytes);
      writing.write(out);
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OnnxBytes node(String operator, String domain) {
    return new OnnxBytes().text(1, "x").text(4, operator).text(7, domain);
  }

  /** An input of a float tensor; sizes that are texts are open. */
  static OnnxBytes input(String name, Object... sizes) {
    var shape = new OnnxBytes();
    for (Object size : sizes) {
      var dimension = new OnnxBytes();
      shape.message(
          1,
          size instanceof String symbol
              ? dimension.text(2, symbol)
              : dimension.number(1, ((Number) size).longValue()));
    }
    var tensor = new OnnxBytes().number(1, 1).message(2, shape);
    return new OnnxBytes().text(1, name).message(2, new OnnxBytes().message(1, tensor));
  }

  static OnnxBytes weights(String name, byte[] content) {
    return new OnnxBytes().number(2, 1).text(8, name).raw(9, content);
  }

  static OnnxBytes outside(String name, String... entries) {
    var tensor = new OnnxBytes().text(8, name).number(14, 1);
    for (int at = 0; at < entries.length; at += 2) {
      tensor.message(13, new OnnxBytes().text(1, entries[at]).text(2, entries[at + 1]));
    }
    return tensor;
  }

  /** A model of a graph, opset 17. */
  static byte[] model(OnnxBytes graph) {
    return new OnnxBytes()
        .number(1, 8)
        .message(7, graph)
        .message(8, new OnnxBytes().text(1, "").number(2, 17))
        .message(8, new OnnxBytes().text(1, "acme").number(2, 99))
        .toBytes();
  }
}
