package npuc.onnx;

import static npuc.onnx.Message.bytes;
import static npuc.onnx.Message.varint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.platform.onnx.OnnxInput;
import npuc.platform.onnx.OnnxInput.Size;

/** Reads what is fed to a model: its name, and the sizes of its dimensions. */
final class ValueParser {
  private static final int MOST_DIMENSIONS = 100;

  /** What PaddlePaddle writes for a size without a name. */
  private static final String NAMELESS = "?";

  private final Message message;
  private final Parts parts;

  ValueParser(Message message, Parts parts) {
    this.message = message;
    this.parts = parts;
  }

  /** One input, as far as it is read. */
  private static final class Value {
    private String name = "";
    private Optional<List<Size>> shape = Optional.empty();
  }

  boolean read() throws IOException {
    var value = new Value();
    message.inner(
        field -> {
          if (field == bytes(1)) {
            value.name = message.text();
            return true;
          }
          return field == bytes(2) && message.inner(inner -> type(inner, value));
        });
    parts.input(new OnnxInput(value.name, value.shape));
    return true;
  }

  private boolean type(int field, Value value) throws IOException {
    return field == bytes(1) && message.inner(inner -> tensor(inner, value));
  }

  private boolean tensor(int field, Value value) throws IOException {
    if (field != bytes(2)) {
      return false;
    }
    var sizes = new ArrayList<Size>();
    message.inner(dimension -> dimension == bytes(1) && size(sizes));
    value.shape = Optional.of(sizes);
    return true;
  }

  private boolean size(List<Size> sizes) throws IOException {
    long[] fixed = {0};
    String[] symbol = {""};
    message.inner(
        field -> {
          if (field == varint(1)) {
            fixed[0] = message.number();
            return true;
          }
          if (field == bytes(2)) {
            symbol[0] = message.text();
            return true;
          }
          return false;
        });
    sizes.add(new Size(fixed[0], symbol[0].equals(NAMELESS) ? "" : symbol[0]));
    if (sizes.size() > MOST_DIMENSIONS) {
      throw new TooLargeException();
    }
    return true;
  }
}
