package npuc.local.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import npuc.job.JobName;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is stored as a whole or not at all, and nothing else stays in the folder. */
final class FileLogArchiveAtomicTest {
  private static final JobName JOB = new JobName("npuc-01hzzzzzzzzzzzzzzzzzzzzzzz-c-1");

  @TempDir private Path folder;

  @Test
  void aLogThatBreaksOffLeavesTheOneBefore() throws IOException {
    var archive = new FileLogArchive(folder);
    archive.store(JOB, stream("before"));
    var broken = new SequenceInputStream(stream("half"), new Broken());

    assertThrows(RetryableException.class, () -> archive.store(JOB, broken));
    try (InputStream log = archive.open(JOB, 0).orElseThrow()) {
      assertEquals("before", new String(log.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertEquals(List.of(JOB + ".log"), names());
  }

  @Test
  void whatAnInterruptedServiceLeftIsSweptAway() throws IOException {
    new FileLogArchive(folder).store(JOB, stream("kept"));
    Files.createFile(folder.resolve(".draft-1.log"));

    var _ = new FileLogArchive(folder);
    assertEquals(List.of(JOB + ".log"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("broken");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return read();
    }
  }
}
