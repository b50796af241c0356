package npuc.job;

import java.time.Instant;
import java.util.Optional;
import npuc.compilation.Progress;
import npuc.compilation.Reason;

/** What a Job's status means for its attempt. */
public sealed interface Verdict {

  /** Not started, and still may. */
  record Waits(Optional<Reason> reason) implements Verdict {}

  record Runs(Instant since, Optional<Progress> progress, int infraRestarts) implements Verdict {}

  record Succeeds(JobStatus.Succeeded status) implements Verdict {}

  record Fails(Optional<Instant> since, Instant at, Reason reason) implements Verdict {}

  /**
   * It takes too long: end the Job, then look again.
   *
   * @param since when it should have started, or ended
   */
  record Overdue(Instant since, Reason reason) implements Verdict {}
}
