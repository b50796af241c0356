package npuc.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.compilation.Progress;

/** The lines in which a job program tells the compiler's progress: {@code npuc: progress 2/10}. */
final class ProgressLines {
  private static final int TAIL_BYTES = 64 * 1024;
  private static final Pattern LINE =
      Pattern.compile("(?<=\n)npuc: progress ([0-9]{1,18})/([0-9]{1,18})\n");

  private ProgressLines() {}

  /** The last whole one near the end of a log. */
  static Optional<Progress> last(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      int length = (int) Math.min(file.length(), TAIL_BYTES);
      var tail = new byte[length];
      file.seek(file.length() - length);
      file.readFully(tail);
      String start = length == file.length() ? "\n" : "";
      return last(start + new String(tail, StandardCharsets.ISO_8859_1));
    } catch (IOException noLogYet) {
      return Optional.empty();
    }
  }

  private static Optional<Progress> last(String tail) {
    Matcher lines = LINE.matcher(tail);
    Optional<Progress> last = Optional.empty();
    while (lines.find()) {
      last =
          Optional.of(new Progress(Long.parseLong(lines.group(1)), Long.parseLong(lines.group(2))));
    }
    return last;
  }
}
