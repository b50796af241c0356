package npuc.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import npuc.compilation.Compilations;
import npuc.compilation.StepName;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link LogArchive} promises. */
public abstract class LogArchiveContract {
  private static final JobName JOB = JobName.of(Compilations.ID, StepName.COMPILE, 1);
  private static final JobName OTHER = JobName.of(Compilations.ID, StepName.COMPILE, 10);

  private LogArchive archive;

  /** An archive of its own for this test, empty. */
  protected abstract LogArchive archive();

  @BeforeEach
  void open() {
    archive = archive();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0123456789",
    "1, 123456789",
    "9, 9",
    "10, ''",
    "11, ''",
    "9223372036854775807, ''"
  })
  void opensAtAByteOffset(long offset, String rest) throws IOException {
    archive.store(JOB, log("0123456789"));

    assertEquals(rest, read(JOB, offset));
  }

  @Test
  void countsBytesNotCharacters() throws IOException {
    archive.store(JOB, log("가나"));

    assertEquals("나", read(JOB, 3));
  }

  @Test
  void keepsEveryByteOfALargeLog() throws IOException {
    byte[] large = new byte[3 << 20];
    new Random(7).nextBytes(large);
    archive.store(JOB, new ByteArrayInputStream(large));

    int offset = 2 << 20;
    assertArrayEquals(large, bytes(JOB, 0));
    assertArrayEquals(Arrays.copyOfRange(large, offset, large.length), bytes(JOB, offset));
  }

  @Test
  void keepsAnEmptyLog() throws IOException {
    archive.store(JOB, log(""));

    assertEquals("", read(JOB, 0));
  }

  @Test
  void replacesALogByALaterOneEvenByAShorterOne() throws IOException {
    archive.store(JOB, log("the first, the longer one"));
    archive.store(JOB, log("the second"));

    assertEquals("the second", read(JOB, 0));
  }

  @Test
  void keepsTheEarlierLogWhenALaterOneCanNotBeReadToItsEnd() throws IOException {
    archive.store(JOB, log("whole"));
    var broken = new SequenceInputStream(log("half"), new Broken());

    assertThrows(RetryableException.class, () -> archive.store(JOB, broken));
    assertEquals("whole", read(JOB, 0));
  }

  @Test
  void opensNothingWhenNoneIsStored() {
    archive.store(OTHER, log("other"));

    assertEquals(Optional.empty(), archive.open(JOB, 0));
  }

  @Test
  void removesOneLogOnly() throws IOException {
    archive.store(JOB, log("this"));
    archive.store(OTHER, log("other"));

    archive.delete(JOB);
    archive.delete(JOB);

    assertEquals(Optional.empty(), archive.open(JOB, 0));
    assertEquals("other", read(OTHER, 0));
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("broken");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }

  private String read(JobName job, long offset) throws IOException {
    return new String(bytes(job, offset), StandardCharsets.UTF_8);
  }

  private byte[] bytes(JobName job, long offset) throws IOException {
    try (InputStream log = archive.open(job, offset).orElseThrow()) {
      return log.readAllBytes();
    }
  }

  private static InputStream log(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
