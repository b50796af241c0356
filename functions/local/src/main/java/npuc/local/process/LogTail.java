package npuc.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import npuc.compilation.Progress;
import npuc.job.ProgressLines;

/** The end of a log, however long it is. */
final class LogTail {
  private static final int BYTES = 64 * 1024;

  private LogTail() {}

  /** The progress that was told last, if that is near the end. */
  static Optional<Progress> progress(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      int length = (int) Math.min(file.length(), BYTES);
      var tail = new byte[length];
      file.seek(file.length() - length);
      file.readFully(tail);
      String text = new String(tail, StandardCharsets.ISO_8859_1);
      boolean isWhole = length == file.length();
      return ProgressLines.last(isWhole ? text : text.substring(text.indexOf('\n') + 1));
    } catch (IOException noLogYet) {
      return Optional.empty();
    }
  }
}
