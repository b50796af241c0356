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
            return message.inner(inner -> graph(inner, Place.WHOLE));
          }
          if (field == bytes(20)) {
            return message.inner(this::training);
          }
          return field == bytes(25) ? message.inner(this::function) : field == bytes(8) && opset();
        });
    return found[0];
  }

  /** What is looked at for its weights alone: it is trained by, or called from elsewhere. */
  private boolean training(int field) throws IOException {
    return (field == bytes(1) || field == bytes(2))
        && message.inner(inner -> graph(inner, Place.ASIDE));
  }

  private boolean function(int field) throws IOException {
    if (field == bytes(11)) {
      return message.inner(inner -> attribute(inner, Place.ASIDE));
    }
    return field == bytes(7) && node(Place.ASIDE);
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
  private boolean graph(int field, Place place) throws IOException {
    if (field == bytes(1)) {
      return node(place);
    }
    if (field == bytes(5)) {
      return tensors.read(place == Place.WHOLE);
    }
    if (field == bytes(15)) {
      return message.inner(this::sparse);
    }
    return field == bytes(11) && place == Place.WHOLE && values.read();
  }

  /** Its values and where they stand are tensors, each of which may lie in a file. */
  private boolean sparse(int field) throws IOException {
    return (field == bytes(1) || field == bytes(2)) && tensors.read(false);
  }

  private boolean node(Place place) throws IOException {
    String[] name = {"", ""};
    message.inner(
        field -> {
          if (field == bytes(4) || field == bytes(7)) {
            name[field == bytes(4) ? 0 : 1] = message.text();
            return true;
          }
          return field == bytes(5) && message.inner(inner -> attribute(inner, place));
        });
    if (place != Place.ASIDE) {
      parts.operator(name[1], name[0]);
    }
    return true;
  }

  private boolean attribute(int field, Place place) throws IOException {
    if (field == bytes(6) || field == bytes(11)) {
      Place within = place == Place.ASIDE ? Place.ASIDE : Place.BRANCH;
      return message.inner(inner -> graph(inner, within));
    }
    if (field == bytes(22) || field == bytes(23)) {
      return message.inner(this::sparse);
    }
    return (field == bytes(5) || field == bytes(10)) && tensors.read(false);
  }

  /**
   * Where a part of a model stands: in the graph itself, in one of its branches, or beside both.
   */
  private enum Place {
    WHOLE,
    BRANCH,
    ASIDE
  }
}
