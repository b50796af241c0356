package npuc.onnx;

import static npuc.onnx.Message.bytes;
import static npuc.onnx.Message.varint;

import java.io.IOException;

/** Reads of a tensor its name, and in which file its numbers lie; the numbers are skipped. */
final class TensorParser {
  private static final long EXTERNAL = 1;

  private final Message message;
  private final Parts parts;

  TensorParser(Message message, Parts parts) {
    this.message = message;
    this.parts = parts;
  }

  /** Where the numbers of one tensor lie. */
  private static final class Place {
    private String name = "";
    private String file = "";
    private long offset;
    private long length;
    private boolean isExternal;

    private void entry(String key, String value) throws IOException {
      switch (key) {
        case "location" -> file = value;
        case "offset" -> offset = whole(value);
        case "length" -> length = whole(value);
        default -> {}
      }
    }
  }

  boolean read(boolean isWeight) throws IOException {
    var place = new Place();
    message.inner(field -> field(field, place));
    if (isWeight) {
      parts.weight(place.name);
    }
    if (place.isExternal) {
      parts.external(place.file, place.offset + place.length);
    }
    return true;
  }

  private boolean field(int field, Place place) throws IOException {
    if (field == bytes(8)) {
      place.name = message.text();
    } else if (field == bytes(13)) {
      entry(place);
    } else if (field == varint(14)) {
      place.isExternal = message.number() == EXTERNAL;
    } else {
      return false;
    }
    return true;
  }

  private void entry(Place place) throws IOException {
    String[] texts = {"", ""};
    message.inner(
        field -> {
          if (field == bytes(1) || field == bytes(2)) {
            texts[field == bytes(1) ? 0 : 1] = message.text();
            return true;
          }
          return false;
        });
    place.entry(texts[0], texts[1]);
  }

  /** No file has more than 2^60 bytes, so two of these can be added. */
  private static long whole(String text) throws IOException {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IOException("the place of external data is no number");
    }
    return Long.parseLong(text);
  }
}
