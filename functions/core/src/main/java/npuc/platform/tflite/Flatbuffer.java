package npuc.platform.tflite;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import npuc.platform.tflite.TfliteRules.Limits;
import npuc.platform.tflite.UnreadableException.Cause;

/**
 * Reads numbers, lists and tables out of a flatbuffer that may hold anything. Every place is
 * checked against the end of the file, every list has a limit, and so has the number of reads: no
 * file can make this loop. The form: https://flatbuffers.dev/internals
 *
 * <p>Whatever points to where nothing is ends the reading with an {@link UnreadableException}.
 */
final class Flatbuffer {
  private static final int OFFSET_BYTES = 4;

  private final FilePieces file;
  private final Limits limits;
  private int reads;

  Flatbuffer(FilePieces file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** A list: where its first item is, and how many there are. */
  private record Span(long start, long count) {}

  long size() {
    return file.size();
  }

  Table root() {
    return table(unsigned(0, OFFSET_BYTES));
  }

  Table table(long at) {
    long fields = at - signed(at, OFFSET_BYTES);
    int length = (int) unsigned(fields, 2);
    require(length >= 4 && length % 2 == 0);
    return new Table(this, at, fields, length);
  }

  /** The table that the item of a list points to. */
  Table tableFrom(long item) {
    return table(item + unsigned(item, OFFSET_BYTES));
  }

  long unsigned(long at, int bytes) {
    if (++reads > limits.reads()) {
      throw new UnreadableException(Cause.TOO_LARGE);
    }
    require(at >= 0 && at <= file.size() - bytes);
    long number = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      number = number << 8 | file.at(at + i);
    }
    return number;
  }

  long signed(long at, int bytes) {
    int unused = 64 - 8 * bytes;
    return unsigned(at, bytes) << unused >> unused;
  }

  /** The places of the items of the list that a field points to. */
  LongStream items(long at, int itemBytes) {
    Span list = list(at, itemBytes);
    if (list.count > limits.items()) {
      throw new UnreadableException(Cause.TOO_LARGE);
    }
    return LongStream.range(0, list.count).map(index -> list.start + index * itemBytes);
  }

  /** The length of a list of bytes, which is not read. */
  long byteCount(long at) {
    return list(at, 1).count;
  }

  /** The beginning of a text, each byte as one character. */
  String text(long at, int maxBytes) {
    Span list = list(at, 1);
    var bytes = new byte[(int) Math.min(list.count, maxBytes)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) file.at(list.start + i);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private Span list(long at, int itemBytes) {
    long start = at + unsigned(at, OFFSET_BYTES);
    long count = unsigned(start, OFFSET_BYTES);
    require(count <= (file.size() - start - OFFSET_BYTES) / itemBytes);
    return new Span(start + OFFSET_BYTES, count);
  }

  /** Ends the reading unless it holds. */
  static void require(boolean holds) {
    if (!holds) {
      throw new UnreadableException(Cause.DAMAGED);
    }
  }
}
