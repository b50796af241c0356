package npuc.job;

import java.time.Instant;
import java.util.Optional;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;

/** Sample statuses of Jobs. */
public final class Statuses {
  private Statuses() {}

  public static JobStatus waiting() {
    return new JobStatus.Waiting(Optional.empty());
  }

  public static JobStatus waiting(ReasonCode why) {
    return new JobStatus.Waiting(Optional.of(new Reason(why, "the cluster says so")));
  }

  public static JobStatus running(Instant since) {
    return new JobStatus.Running(since, Optional.empty(), 0);
  }

  public static JobStatus succeeded(Instant since) {
    return new JobStatus.Succeeded(since, since.plusSeconds(30), Compilations.output());
  }

  public static JobStatus failed(Instant since, Instant at, ReasonCode why) {
    return new JobStatus.Failed(Optional.of(since), at, new Reason(why, "the Job says so"));
  }
}
