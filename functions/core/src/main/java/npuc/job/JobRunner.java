package npuc.job;

import java.io.InputStream;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;

/**
 * Runs Jobs: one container (or process) each, at most once to its end.
 *
 * <p>All methods are safe to repeat and to call from several places at once. They throw {@link
 * npuc.retry.RetryableException} when the cluster can't be reached; the caller's execution retries.
 */
public interface JobRunner {

  /** What became of a submission. */
  sealed interface Submission {
    Submission SUBMITTED = new Submitted();
    Submission CONFLICT = new Conflict();

    /** The Job exists now: created by this call, or an equal one that was there before. */
    record Submitted() implements Submission {}

    /** Another Job has this name. Nothing was changed. */
    record Conflict() implements Submission {}

    /**
     * There is no room for one more Job; submit it again later.
     *
     * @param reason what has no room
     */
    record NoRoom(Reason reason) implements Submission {}
  }

  /** Creates the Job, or adopts the equal Job of that name. */
  Submission submit(JobSpec spec);

  JobStatus observe(JobName job);

  /**
   * The log so far, from a byte offset on; empty when there is no Job or no log of it. While the
   * Job runs the stream ends where the log ends at this moment. The caller closes it.
   */
  Optional<InputStream> log(JobName job, long offset);

  /**
   * Asks a Job that waits or runs to end (SIGTERM, SIGKILL after a grace period, with all its
   * processes), and removes one that has ended. Returns within a few seconds; the Job may still be
   * ending. {@link #observe} then tells how it ended, where that can be known, or {@link
   * JobStatus.Missing}. No such Job is fine.
   */
  void delete(JobName job);
}
