package npuc.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import npuc.compilation.StepName;
import npuc.id.TestIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link LogArchive} promises. */
public abstract class LogArchiveContract {
  private static final JobName JOB = JobName.of(TestIds.compilation(1), StepName.COMPILE, 1);
  private static final JobName OTHER = JobName.of(TestIds.compilation(1), StepName.VERIFY, 1);

  /** An archive of its own for this test, with nothing in it. */
  protected abstract LogArchive emptyArchive();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 6, 7, 1_000_000})
  void opensALogFromAnyOffset(int offset) throws IOException {
    LogArchive archive = emptyArchive();
    archive.store(JOB, stream("한국"));

    byte[] all = "한국".getBytes(StandardCharsets.UTF_8);
    int from = Math.min(offset, all.length);
    assertArrayEquals(Arrays.copyOfRange(all, from, all.length), read(archive, offset));
  }

  @Test
  void aNewLogTakesThePlaceOfTheOld() throws IOException {
    LogArchive archive = emptyArchive();
    archive.store(JOB, stream("the longer first one"));
    archive.store(JOB, stream("second"));

    assertArrayEquals("second".getBytes(StandardCharsets.UTF_8), read(archive, 0));
  }

  @Test
  void anEmptyLogIsStoredToo() throws IOException {
    LogArchive archive = emptyArchive();
    archive.store(JOB, stream(""));

    assertArrayEquals(new byte[0], read(archive, 0));
  }

  @Test
  void deletingOneLeavesTheOthersAndMayBeRepeated() {
    LogArchive archive = emptyArchive();
    archive.store(JOB, stream("one"));
    archive.store(OTHER, stream("other"));

    archive.delete(JOB);
    archive.delete(JOB);

    assertTrue(archive.open(JOB, 0).isEmpty());
    assertTrue(archive.open(OTHER, 0).isPresent());
  }

  private static byte[] read(LogArchive archive, long offset) throws IOException {
    try (var log = archive.open(JOB, offset).orElseThrow()) {
      return log.readAllBytes();
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
