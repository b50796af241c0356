package npuc.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import npuc.compilation.Progress;
import org.junit.jupiter.api.Test;

final class ProgressLinesTest {
  @Test
  void theLastWholeLineCounts() {
    assertProgress(
        Progress.compiling(2, 9), "npuc: progress 1/9\nx\nnpuc: progress 2/9\nnpuc: prog");
    assertProgress(Progress.compiling(1, 9), "npuc: progress 1/9\nnpuc: progress 2/9");
  }

  @Test
  void onlyALineOfItsOwnCounts() {
    String lines =
        " npuc: progress 1/9\nso npuc: progress 2/9\nnpuc: progress 3/9 or so\n\u0085npuc: progress 4/9\n";

    assertEquals(Optional.empty(), ProgressLines.last(lines));
  }

  private static void assertProgress(Progress expected, String lines) {
    assertEquals(Optional.of(expected), ProgressLines.last(lines));
  }
}
