package npuc.onnx;

import static npuc.onnx.Message.bytes;
import static npuc.onnx.Message.varint;

import java.io.IOException;

/**
 * Reads the fields of a model that decide whether it can be compiled. Numbers are those of the
 * public schema, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */
final class GraphParser {
  private final Message message;
  private final Parts parts;
  private final ValueParser values;
  private final TensorParser tensors;

  GraphParser(Message message, Parts parts) {
    this.message = message;
    this.parts = parts;
    this.values = new ValueParser(message, parts);
    this.tensors = new TensorParser(message, parts);
  }

  /** Whether it has a graph. */
  boolean model() throws IOException {
    boolean[] found = {false};
    message.all(
        field -> {
          if (field == bytes(7)) {
            found[0] = true;
            return message.inner(inner -> graph(inner, true));
          }
          return field == bytes(8) && opset();
        });
    return found[0];
  }

  private boolean opset() throws IOException {
    String[] domain = {""};
    long[] version = {0};
    message.inner(
        field -> {
          if (field == bytes(1)) {
            domain[0] = message.text();
            return true;
          }
          if (field == varint(2)) {
            version[0] = message.number();
            return true;
          }
          return false;
        });
    parts.opset(domain[0], version[0]);
    return true;
  }

  /** The inputs of a branch are not fed from outside. */
  private boolean graph(int field, boolean isWhole) throws IOException {
    if (field == bytes(1)) {
      return node();
    }
    if (field == bytes(5)) {
      return tensors.read(isWhole);
    }
    return field == bytes(11) && isWhole && values.read();
  }

  private boolean node() throws IOException {
    String[] name = {"", ""};
    message.inner(
        field -> {
          if (field == bytes(4) || field == bytes(7)) {
            name[field == bytes(4) ? 0 : 1] = message.text();
            return true;
          }
          return field == bytes(5) && message.inner(this::attribute);
        });
    parts.operator(name[1], name[0]);
    return true;
  }

  private boolean attribute(int field) throws IOException {
    if (field == bytes(6) || field == bytes(11)) {
      return message.inner(inner -> graph(inner, false));
    }
    return (field == bytes(5) || field == bytes(10)) && tensors.read(false);
  }
}
