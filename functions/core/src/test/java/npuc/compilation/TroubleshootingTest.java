package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubleshootingTest {
  private static final Path PAGE = Path.of("../../docs/troubleshooting.md");

  @ParameterizedTest
  @EnumSource
  void aPersonFindsWhatHelpsAgainstEachReason(ReasonCode reason) throws IOException {
    boolean isRow =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|", 3)[1])
            .anyMatch(codes -> codes.contains("`" + reason.code() + "`"));

    assertTrue(isRow, reason.code());
  }
}
