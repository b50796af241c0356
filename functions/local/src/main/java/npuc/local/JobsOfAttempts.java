package npuc.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import npuc.application.Ports;
import npuc.compilation.Compilation;
import npuc.job.JobName;
import npuc.job.Jobs;
import npuc.local.process.JobOwner;
import npuc.retry.RetryableException;

/**
 * {@link JobOwner} by the records: a Job is owned as long as its attempt may ask for it. A service
 * may end between the end of an attempt and the removal of its Job.
 */
record JobsOfAttempts(Ports ports) implements JobOwner {
  @Override
  public boolean owns(JobName job) {
    return find(job).filter(compilation -> Jobs.isAskedFor(job, compilation)).isPresent();
  }

  /** An attempt keeps the log that it ended with; a compilation that is gone has no use for one. */
  @Override
  public void removing(JobName job) {
    if (find(job).isPresent() && !isStored(job)) {
      ports.runner().log(job, 0).ifPresent(log -> store(job, log));
    }
  }

  private Optional<Compilation> find(JobName job) {
    return ports.compilations().find(job.compilation());
  }

  private boolean isStored(JobName job) {
    try (InputStream stored = ports.logs().open(job, 0).orElseGet(InputStream::nullInputStream)) {
      return stored.read() >= 0;
    } catch (IOException e) {
      throw new RetryableException("the log of " + job + " can't be read", e);
    }
  }

  private void store(JobName job, InputStream log) {
    try (log) {
      ports.logs().store(job, log);
    } catch (IOException e) {
      throw new RetryableException("the log of " + job + " can't be read", e);
    }
  }
}
