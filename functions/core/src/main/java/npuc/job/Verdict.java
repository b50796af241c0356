package npuc.job;

import java.time.Instant;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;

/** What a Job's status means for its attempt. */
public sealed interface Verdict {

  /** Not started, and still may. */
  record Waits(Optional<Reason> reason) implements Verdict {}

  record Runs(JobStatus.Running seen) implements Verdict {}

  record Succeeds(JobStatus.Succeeded proof) implements Verdict {}

  record Fails(JobStatus.Failed failure) implements Verdict {}

  /**
   * It takes too long: end the Job, then look again.
   *
   * @param since when it should have started, or ended
   */
  record Overdue(Instant since, Reason reason) implements Verdict {}
}
