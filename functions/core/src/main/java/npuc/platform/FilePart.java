package npuc.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A part of a file of a model, read in pieces: never all of it is in memory. */
public final class FilePart extends InputStream {
  private static final int PIECE = 256 * 1024;

  private final ModelFiles files;
  private final String name;
  private final long end;
  private long next;
  private byte[] piece = {};
  private int used;

  /** From a byte on, that many of them; reading fails where the file ends before. */
  public FilePart(ModelFiles files, String name, long offset, long length) {
    this.files = files;
    this.name = name;
    this.next = offset;
    this.end = offset + length;
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? piece[used++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, piece.length - used);
    System.arraycopy(piece, used, target, offset, count);
    used += count;
    return count;
  }

  private boolean hasMore() throws IOException {
    if (used == piece.length && next < end) {
      piece =
          files
              .read(name, next, (int) Math.min(PIECE, end - next))
              .orElseThrow(() -> new IOException(name + " ends early"));
      next += piece.length;
      used = 0;
    }
    return used < piece.length;
  }
}
