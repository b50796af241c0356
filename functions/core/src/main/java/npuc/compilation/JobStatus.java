package npuc.compilation;

import java.time.Instant;
import java.util.Optional;

/** How a Job stands, as its runner can prove it; never read out of a log. */
public sealed interface JobStatus {

  /** Whether it waits or runs: something that may still have to be ended. */
  default boolean isAlive() {
    return switch (this) {
      case Waiting waiting -> true;
      case Fetching fetching -> true;
      case Running running -> true;
      case Missing missing -> false;
      case Succeeded succeeded -> false;
      case Failed failed -> false;
    };
  }

  /** There is no such Job: never created, deleted, or lost with its machine. */
  record Missing() implements JobStatus {}

  /**
   * No container has started yet.
   *
   * @param reason why, as soon as it is known: unschedulable, image pull, quota ...
   */
  record Waiting(Optional<Reason> reason) implements JobStatus {}

  /**
   * It fetches the model, which is not the compiler's time yet.
   *
   * @param startedAt when the fetching began
   * @param progress in bytes
   */
  record Fetching(Instant startedAt, Optional<Progress> progress, int infraRestarts)
      implements JobStatus {
    /** The same as what an attempt keeps of a Job that runs. */
    public Running seen() {
      return new Running(
          startedAt, progress.or(() -> Optional.of(Progress.fetching(0, 0))), infraRestarts);
    }
  }

  /**
   * Its container runs.
   *
   * @param startedAt of the Job, the fetching of its model included
   * @param fetchedAt when that was over; empty where nothing is fetched, or it is still going on
   */
  record Running(
      Instant startedAt,
      Optional<Instant> fetchedAt,
      Optional<Progress> progress,
      int infraRestarts)
      implements JobStatus {
    /** One that fetches nothing. */
    public Running(Instant startedAt, Optional<Progress> progress, int infraRestarts) {
      this(startedAt, Optional.empty(), progress, infraRestarts);
    }

    /** Since when the time of the compiler itself counts. */
    public Instant runsSince() {
      return fetchedAt.orElse(startedAt);
    }

    /** One of which nothing is known but its start. */
    static Running since(Instant startedAt) {
      return new Running(startedAt, Optional.empty(), 0);
    }
  }

  /** It ended well and left the result that proves it. */
  record Succeeded(Instant startedAt, Instant endedAt, StepOutput output) implements JobStatus {}

  /**
   * It ended badly.
   *
   * @param startedAt empty when its container never started
   */
  record Failed(Optional<Instant> startedAt, Instant endedAt, Reason reason) implements JobStatus {}
}
