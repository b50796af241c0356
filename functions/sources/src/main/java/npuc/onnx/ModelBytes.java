package npuc.onnx;

import java.io.IOException;
import java.io.InputStream;
import npuc.platform.ModelFiles;

/** A file of a model from its beginning to its end; weights are skipped, not read. */
final class ModelBytes extends InputStream {
  /** 64 MiB: a graph without weights that has more is not judged. */
  static final long MOST_BYTES = 64L * 1024 * 1024;

  /** Each is a read of the volume. */
  static final int MOST_READS = 20_000;

  private final ModelFiles files;
  private final String name;
  private final long size;
  private long next;
  private long read;
  private int reads;

  ModelBytes(ModelFiles files, String name, long size) {
    this.files = files;
    this.name = name;
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = (int) Math.min(length, size - next);
    if (length == 0 || count <= 0) {
      return length == 0 ? 0 : -1;
    }
    read += count;
    if (++reads > MOST_READS || read > MOST_BYTES) {
      throw new TooLargeException();
    }
    byte[] found =
        files.read(name, next, count).orElseThrow(() -> new IOException(name + " became shorter"));
    System.arraycopy(found, 0, target, offset, count);
    next += count;
    return count;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.clamp(count, 0, size - next);
    next += skipped;
    return skipped;
  }
}
