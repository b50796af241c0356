package npuc.job;

import java.io.InputStream;
import java.util.Optional;

/**
 * Keeps the logs of attempts after their Jobs are gone. Methods throw {@link
 * npuc.retry.RetryableException} when the archive can't be reached.
 */
public interface LogArchive {

  /** Stores a whole log, in place of one stored before. The stream is read to its end. */
  void store(JobName job, InputStream log);

  /** The stored log from a byte offset on; empty when none is stored. The caller closes it. */
  Optional<InputStream> open(JobName job, long offset);

  /** Removes a log; none there is fine. */
  void delete(JobName job);
}
