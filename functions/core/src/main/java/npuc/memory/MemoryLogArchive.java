package npuc.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import npuc.job.JobName;
import npuc.job.LogArchive;
import npuc.retry.RetryableException;

/** {@link LogArchive} that forgets everything with its process. */
public final class MemoryLogArchive implements LogArchive {
  private final Map<JobName, byte[]> logs = new ConcurrentHashMap<>();

  @Override
  public void store(JobName job, InputStream log) {
    try {
      logs.put(job, log.readAllBytes());
    } catch (IOException e) {
      throw new RetryableException("the log of " + job + " can't be read", e);
    }
  }

  @Override
  public Optional<InputStream> open(JobName job, long offset) {
    return Optional.ofNullable(logs.get(job)).map(log -> from(log, offset));
  }

  @Override
  public void delete(JobName job) {
    logs.remove(job);
  }

  static InputStream from(byte[] log, long offset) {
    int start = (int) Math.min(offset, log.length);
    return new ByteArrayInputStream(log, start, log.length - start);
  }
}
