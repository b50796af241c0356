package npuc.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A protobuf message that may hold anything: its fields one after the other, each bounded. */
final class Message {
  /** Longer ones are no names: they are skipped. */
  private static final int MOST_TEXT_BYTES = 1_000;

  /** Messages in messages; a graph within a graph takes four. */
  private static final int MOST_NESTED = 40;

  private final CodedInputStream in;
  private int nested;

  Message(CodedInputStream in) {
    this.in = in;
  }

  /** What is done with the fields of a message. */
  @FunctionalInterface
  interface Fields {
    /** Reads the value behind the tag of a field; false leaves it there, to be skipped. */
    boolean read(int tag) throws IOException;
  }

  /** Reads all that is left of the message. */
  void all(Fields fields) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      refuseGroup(tag);
      if (!fields.read(tag)) {
        in.skipField(tag);
      }
    }
  }

  /** Groups are of an older protobuf than ONNX, and skipping them would nest without a bound. */
  private static void refuseGroup(int tag) throws IOException {
    int type = WireFormat.getTagWireType(tag);
    if (type == WireFormat.WIRETYPE_START_GROUP || type == WireFormat.WIRETYPE_END_GROUP) {
      throw new IOException("no ONNX model has groups");
    }
  }

  /** Reads the message that is the value of a field. */
  boolean inner(Fields fields) throws IOException {
    if (++nested > MOST_NESTED) {
      throw new TooLargeException();
    }
    int outer = in.pushLimit(in.readUInt32());
    all(fields);
    if (in.getBytesUntilLimit() != 0) {
      throw new IOException("ends within a message");
    }
    in.popLimit(outer);
    nested--;
    return true;
  }

  /** Empty when it is longer than a name can be. */
  String text() throws IOException {
    int length = in.readUInt32();
    if (length > MOST_TEXT_BYTES) {
      in.skipRawBytes(length);
      return "";
    }
    return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
  }

  long number() throws IOException {
    return in.readInt64();
  }

  /** The tag of a field that holds a message or a text. */
  static int bytes(int field) {
    return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  /** The tag of a field that holds a whole number. */
  static int varint(int field) {
    return field << 3 | WireFormat.WIRETYPE_VARINT;
  }
}
