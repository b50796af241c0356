package npuc.platform.tflite;

import java.util.LinkedHashMap;
import java.util.Map;
import npuc.platform.ModelFiles;

/**
 * The bytes of one file in any order, without the file in memory: pieces of 4 KiB are read, and
 * those used last are kept, 1 MiB at most. A file that is no larger is one piece.
 */
final class FilePieces {
  private static final int PIECE_BYTES = 4096;
  private static final int KEPT = 256;

  /** Each is a read of the volume; 80 MB in all. */
  private static final int MAX_READS = 20_000;

  private final ModelFiles files;
  private final String name;
  private final long size;
  private final int pieceBytes;
  private final Map<Long, byte[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true);
  private int reads;

  FilePieces(ModelFiles files, String name, long size) {
    this.files = files;
    this.name = name;
    this.size = size;
    this.pieceBytes = size <= KEPT * PIECE_BYTES ? (int) size : PIECE_BYTES;
  }

  long size() {
    return size;
  }

  /** The byte at a place of the file, 0 to 255. */
  int at(long place) {
    return piece(place / pieceBytes)[(int) (place % pieceBytes)] & 0xff;
  }

  private byte[] piece(long number) {
    byte[] known = kept.get(number);
    if (known != null) {
      return known;
    }
    byte[] read = read(number * pieceBytes);
    kept.put(number, read);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return read;
  }

  /** A file that became shorter since its size was asked for is as good as damaged. */
  private byte[] read(long offset) {
    if (++reads > MAX_READS) {
      throw new UnreadableException(UnreadableException.Cause.TOO_LARGE);
    }
    return files
        .read(name, offset, (int) Math.min(pieceBytes, size - offset))
        .orElseThrow(() -> new UnreadableException(UnreadableException.Cause.DAMAGED));
  }
}
