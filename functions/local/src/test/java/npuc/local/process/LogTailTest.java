package npuc.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import npuc.compilation.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogTailTest {
  @TempDir private Path folder;

  @Test
  void thereIsNoneWithoutALogOrALine() throws IOException {
    assertEquals(Optional.empty(), LogTail.progress(folder.resolve("log")));
    assertEquals(Optional.empty(), last("compiling\n"));
    assertEquals(Optional.empty(), last(""));
  }

  @Test
  void theLastLineCounts() throws IOException {
    assertEquals(
        Optional.of(Progress.compiling(2, 10)),
        last("npuc: progress 1/10\ncompiling\nnpuc: progress 2/10\ncompiling\n"));
  }

  @Test
  void aLineThatIsStillBeingWrittenDoesNotCount() throws IOException {
    assertEquals(
        Optional.of(Progress.compiling(1, 10)), last("npuc: progress 1/10\nnpuc: progress 2/1"));
  }

  @Test
  void aLineThatOnlyContainsOneDoesNotCount() throws IOException {
    assertEquals(
        Optional.empty(), last("x npuc: progress 1/2\nnpuc: progress 1/2 x\nnpuc: progress x/2\n"));
  }

  @Test
  void onlyTheEndOfALogIsRead() throws IOException {
    String line = "npuc: progress 1/2\n";
    int tail = 64 * 1024;
    assertEquals(
        Optional.of(Progress.compiling(1, 2)), last(line + "x".repeat(tail - line.length())));
    assertEquals(Optional.empty(), last("x" + line + "x".repeat(tail - line.length())));
    assertEquals(Optional.empty(), last(line + "x".repeat(tail)));
  }

  private Optional<Progress> last(String log) throws IOException {
    return LogTail.progress(Files.writeString(folder.resolve("log"), log));
  }
}
