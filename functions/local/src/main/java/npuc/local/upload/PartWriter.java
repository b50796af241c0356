package npuc.local.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import npuc.local.http.PartReceiver;
import npuc.upload.PartRange;

/**
 * Writes parts to their places in files. Of two that send one part the later one writes: whoever
 * lost its connection comes again before the service knows, and the one that hangs must not write
 * into a file that was checked meanwhile.
 */
final class PartWriter {
  private static final int PIECE = 64 * 1024;
  private static final int LOCKS = 64;

  private final Map<PartReceiver.Part, Object> writers = new ConcurrentHashMap<>();
  private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

  /** What came of it. */
  enum Result {
    WRITTEN,
    /** The body is shorter or longer than the part. */
    OTHER_LENGTH,
    /** Another one sends the part by now, or it is there already, or its upload is gone. */
    SUPERSEDED
  }

  /**
   * Writes a part and then its mark.
   *
   * @throws java.nio.file.NoSuchFileException when the upload is discarded meanwhile
   */
  Result write(
      PartReceiver.Part part, PartRange range, UploadFolder folder, String path, InputStream body)
      throws IOException {
    Path file = folder.content(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    var me = new Object();
    writers.put(part, me);
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      Result result = copy(part, me, range, folder, channel, body);
      if (result != Result.WRITTEN) {
        return result;
      }
      channel.force(false);
      boolean isMine = alone(part, me, folder, () -> folder.mark(mark(part)));
      return isMine ? Result.WRITTEN : Result.SUPERSEDED;
    } finally {
      writers.remove(part, me);
    }
  }

  private Result copy(
      PartReceiver.Part part,
      Object me,
      PartRange range,
      UploadFolder folder,
      FileChannel channel,
      InputStream body)
      throws IOException {
    byte[] piece = new byte[PIECE];
    long at = 0;
    while (at < range.sizeBytes()) {
      int read = body.readNBytes(piece, 0, (int) Math.min(PIECE, range.sizeBytes() - at));
      if (read == 0) {
        return Result.OTHER_LENGTH;
      }
      long place = range.offset() + at;
      var bytes = ByteBuffer.wrap(piece, 0, read);
      if (!alone(part, me, folder, () -> writeAll(channel, bytes, place))) {
        return Result.SUPERSEDED;
      }
      at += read;
    }
    return body.read() < 0 ? Result.WRITTEN : Result.OTHER_LENGTH;
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes, long place)
      throws IOException {
    long at = place;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  /** Does it, if it is still to be done by this one; nobody else writes the part meanwhile. */
  private boolean alone(PartReceiver.Part part, Object me, UploadFolder folder, Writing writing)
      throws IOException {
    synchronized (lock(part)) {
      if (!me.equals(writers.get(part)) || !folder.awaits(mark(part))) {
        return false;
      }
      writing.write();
      return true;
    }
  }

  /** One for all senders of a part. */
  private Object lock(PartReceiver.Part part) {
    return locks[Math.floorMod(part.hashCode(), locks.length)];
  }

  private static String mark(PartReceiver.Part part) {
    return UploadFolder.partMark(part.file(), part.number());
  }
}
