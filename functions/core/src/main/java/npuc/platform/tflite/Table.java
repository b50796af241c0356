package npuc.platform.tflite;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A table of a flatbuffer: its fields by number, each of which may be left out.
 *
 * @param at where it begins
 * @param fields where the offsets of its fields begin
 * @param length bytes of these
 */
record Table(Flatbuffer buffer, long at, long fields, int length) {
  private static final int MAX_TEXT = 100;

  /** 0 when it is left out. */
  long unsigned(int field, int bytes) {
    OptionalLong place = place(field);
    return place.isPresent() ? buffer.unsigned(place.getAsLong(), bytes) : 0;
  }

  /** 0 when it is left out. */
  long signed(int field, int bytes) {
    OptionalLong place = place(field);
    return place.isPresent() ? buffer.signed(place.getAsLong(), bytes) : 0;
  }

  /** Signed numbers of 4 bytes. */
  LongStream numbers(int field) {
    return items(field).map(item -> buffer.signed(item, 4));
  }

  List<Table> tables(int field) {
    return items(field).mapToObj(buffer::tableFrom).toList();
  }

  String text(int field) {
    OptionalLong place = place(field);
    return place.isPresent() ? buffer.text(place.getAsLong(), MAX_TEXT) : "";
  }

  /** The length of a list of bytes. */
  long byteCount(int field) {
    OptionalLong place = place(field);
    return place.isPresent() ? buffer.byteCount(place.getAsLong()) : 0;
  }

  private LongStream items(int field) {
    OptionalLong place = place(field);
    return place.isPresent() ? buffer.items(place.getAsLong(), 4) : LongStream.empty();
  }

  private OptionalLong place(int field) {
    int entry = 4 + 2 * field;
    long offset = entry + 2 <= length ? buffer.unsigned(fields + entry, 2) : 0;
    return offset == 0 ? OptionalLong.empty() : OptionalLong.of(at + offset);
  }
}
