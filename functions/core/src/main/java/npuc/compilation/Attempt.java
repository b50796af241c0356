package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a step, which is one Job: it waits, runs, and has ended.
 *
 * @see JobStatus what its Job says of itself, which an attempt keeps as it was said
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Attempt.Waiting.class, name = "waiting"),
  @JsonSubTypes.Type(value = Attempt.Running.class, name = "running"),
  @JsonSubTypes.Type(value = Attempt.Ended.class, name = "ended")
})
public sealed interface Attempt {
  /** 1 to 20 within its step. */
  int number();

  /** Of the execution it belongs to. */
  int generation();

  /** When the Job was about to be created; no Job exists before. */
  Optional<Instant> submittedAt();

  /** The container as it was last seen running; empty when it never was. */
  Optional<JobStatus.Running> seen();

  /** Where it stands. */
  StepPhase phase();

  /** Why it waits, or why it failed or was stopped. */
  Optional<Reason> reason();

  /** When it ended; never before it started. */
  default Optional<Instant> endedAt() {
    return this instanceof Ended ended ? Optional.of(ended.at()) : Optional.empty();
  }

  /** What it made; empty unless it succeeded. */
  default Optional<StepOutput> output() {
    return this instanceof Ended(_, _, _, _, _, Ending.Succeeded(StepOutput made))
        ? Optional.of(made)
        : Optional.empty();
  }

  /** When its container started. */
  default Optional<Instant> startedAt() {
    return seen().map(JobStatus.Running::startedAt);
  }

  /** How far its compiler said to be. */
  default Optional<Progress> progress() {
    return seen().flatMap(JobStatus.Running::progress);
  }

  /** How often the cluster replaced its pod; these are no retries of a person. */
  default int infraRestarts() {
    return seen().map(JobStatus.Running::infraRestarts).orElse(0);
  }

  /** One that something can still happen to. */
  sealed interface Open extends Attempt {
    /** The same while its container runs; progress that is not told any more is kept. */
    default Running running(JobStatus.Running now) {
      boolean isFetched = now.fetchedAt().isPresent();
      var known = progress().filter(last -> !(isFetched && last.isOfFetching()));
      return new Running(
          number(),
          generation(),
          submittedAt(),
          new JobStatus.Running(
              now.startedAt(),
              now.fetchedAt(),
              now.progress().or(() -> known),
              now.infraRestarts()));
    }

    /** The same, with what proves its success. */
    default Ended succeeded(JobStatus.Succeeded proof) {
      var seen =
          new JobStatus.Running(
              proof.startedAt(),
              seen().flatMap(JobStatus.Running::fetchedAt),
              progress().filter(last -> !last.isOfFetching()),
              infraRestarts());
      return ended(Optional.of(seen), proof.endedAt(), new Ending.Succeeded(proof.output()));
    }

    /** The same after a failure, whose start may be heard of only now. */
    default Ended failed(JobStatus.Failed failure) {
      var seen = seen().or(() -> failure.startedAt().map(JobStatus.Running::since));
      return ended(seen, failure.endedAt(), new Ending.Failed(failure.reason()));
    }

    /** The same after a stop. */
    default Ended stopped(Instant at, Reason why) {
      return ended(seen(), at, new Ending.Stopped(why));
    }

    private Ended ended(Optional<JobStatus.Running> seen, Instant at, Ending how) {
      Instant end =
          seen.map(JobStatus.Running::startedAt).filter(start -> start.isAfter(at)).orElse(at);
      return new Ended(number(), generation(), submittedAt(), seen, end, how);
    }
  }

  /**
   * No container has started.
   *
   * @param pendingSince since when there is room for it, once it had waited for that
   */
  record Waiting(
      int number,
      int generation,
      Optional<Instant> submittedAt,
      Optional<Instant> pendingSince,
      Optional<Reason> reason)
      implements Open {
    static Waiting open(int number, int generation) {
      return new Waiting(number, generation, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Waiting submitting(Instant now) {
      return new Waiting(number, generation, Optional.of(now), pendingSince, reason);
    }

    Waiting because(Optional<Reason> why, Instant now) {
      boolean queued = why.filter(Reason::isQueued).isPresent();
      return new Waiting(
          number, generation, submittedAt, queued ? Optional.empty() : pendingSince(now), why);
    }

    /**
     * Since when it waits for nothing but its own start.
     *
     * @param now when there is room for it, as is seen now
     */
    public Optional<Instant> pendingSince(Instant now) {
      return reason.filter(Reason::isQueued).isPresent()
          ? Optional.of(now)
          : pendingSince.or(() -> submittedAt);
    }

    @Override
    public StepPhase phase() {
      return StepPhase.PENDING;
    }

    @Override
    public Optional<JobStatus.Running> seen() {
      return Optional.empty();
    }
  }

  /** Its container runs. */
  record Running(
      int number, int generation, Optional<Instant> submittedAt, JobStatus.Running container)
      implements Open {
    @Override
    public StepPhase phase() {
      return StepPhase.RUNNING;
    }

    @Override
    public Optional<JobStatus.Running> seen() {
      return Optional.of(container);
    }

    @Override
    public Optional<Reason> reason() {
      return Optional.empty();
    }
  }

  /** Nothing happens to it any more. */
  record Ended(
      int number,
      int generation,
      Optional<Instant> submittedAt,
      Optional<JobStatus.Running> seen,
      Instant at,
      Ending ending)
      implements Attempt {
    @Override
    public StepPhase phase() {
      return switch (ending) {
        case Ending.Succeeded _ -> StepPhase.SUCCEEDED;
        case Ending.Failed _ -> StepPhase.FAILED;
        case Ending.Stopped _ -> StepPhase.STOPPED;
      };
    }

    @Override
    public Optional<Reason> reason() {
      return switch (ending) {
        case Ending.Succeeded _ -> Optional.empty();
        case Ending.Failed(Reason why) -> Optional.of(why);
        case Ending.Stopped(Reason why) -> Optional.of(why);
      };
    }
  }
}
