package npuc.source.look;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import npuc.source.OnnxFiles;
import npuc.source.file.RemoteFile;
import npuc.source.net.Deadline;
import npuc.source.net.RefusedException;
import npuc.source.net.UnseenException;

/**
 * The beginnings of files, read several at a time: all that is judged before a Job. Of weights it
 * is the header, of what describes them as much as is read of it, and a model in one file, or the
 * graph of one, is read whole.
 */
final class Heads {
  private static final int AT_ONCE = 8;
  private static final int USUAL = 64 * 1024;
  private static final int LENGTH_BYTES = 8;
  private static final int LARGEST_INDEX = 12 * 1024 * 1024;
  private static final int LARGEST_DESCRIPTION = 1024 * 1024;

  /** A model in one file, which is judged only as a whole. */
  static final int LARGEST_WHOLE = 8 * 1024 * 1024;

  /** Of one model, all together: the service has a heap of 160 MiB. */
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final Deadline deadline;
  private final AtomicLong left = new AtomicLong(MOST_BYTES);

  private Heads(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * Reads them.
   *
   * @return by path; files for which there is no room are left out
   * @throws RefusedException if one is not to be had
   * @throws UnseenException if one does not come
   */
  static Map<String, byte[]> read(List<RemoteFile> files, Deadline deadline) {
    var heads = new Heads(deadline);
    ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    try {
      Map<String, Future<byte[]>> reading = new TreeMap<>();
      for (RemoteFile file : files) {
        int length = length(file);
        if (heads.hasRoom(length)) {
          reading.put(file.path(), readers.submit(() -> heads.head(file, length)));
        }
      }
      Map<String, byte[]> read = new TreeMap<>();
      reading.forEach((path, head) -> read.put(path, got(path, head)));
      return read;
    } finally {
      readers.shutdownNow();
    }
  }

  private static byte[] got(String path, Future<byte[]> head) {
    try {
      return head.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnseenException("interrupted", e);
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case RefusedException refused -> refused;
        case UnseenException unseen -> unseen;
        case null, default -> new UnseenException(path + " can't be read", e);
      };
    }
  }

  private static int length(RemoteFile file) {
    long size = file.sizeBytes();
    String path = file.path();
    if (path.endsWith(".safetensors") || OnnxFiles.areWeights(path)) {
      return (int) Math.min(size, USUAL);
    }
    int whole =
        path.endsWith(".index.json")
            ? LARGEST_INDEX
            : path.endsWith(".json") ? LARGEST_DESCRIPTION : LARGEST_WHOLE;
    return (int) (size <= whole ? size : USUAL);
  }

  private byte[] head(RemoteFile file, int length) {
    if (length == 0) {
      return new byte[0];
    }
    byte[] head = file.reader().read(0, length, deadline);
    if (!file.path().endsWith(".safetensors") || length < LENGTH_BYTES) {
      return head;
    }
    long header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
    long more = header - (length - LENGTH_BYTES);
    if (header < 0 || more <= 0 || more > file.sizeBytes() - length || !hasRoom(more)) {
      return head;
    }
    byte[] rest = file.reader().read(length, (int) more, deadline);
    return ByteBuffer.allocate(length + rest.length).put(head).put(rest).array();
  }

  private boolean hasRoom(long bytes) {
    return bytes <= MOST_BYTES && left.addAndGet(-bytes) >= 0;
  }
}
