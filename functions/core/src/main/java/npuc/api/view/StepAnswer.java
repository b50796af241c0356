package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.OutputFile;
import npuc.compilation.Progress;
import npuc.compilation.Step;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import npuc.compilation.StepPhase;
import npuc.id.CompilationId;
import npuc.job.JobName;

/** A step as its last attempt left it, and all attempts at it. */
record StepAnswer(
    StepName name,
    StepPhase phase,
    @JsonUnwrapped TimesAnswer times,
    int retryCount,
    Optional<Progress> progress,
    Optional<ReasonAnswer> reason,
    List<OutputFile> outputFiles,
    int outputFileCount,
    List<AttemptAnswer> attempts) {

  static StepAnswer of(Compilation shown, StepName name, Instant now) {
    Step step = shown.step(name);
    Optional<Attempt> last = step.lastAttempt();
    Optional<StepOutput> output = last.flatMap(Attempt::output);
    return new StepAnswer(
        name,
        step.phase(),
        TimesAnswer.of(last, now),
        step.retryCount(),
        last.flatMap(Attempt::progress),
        last.flatMap(Attempt::reason).map(ReasonAnswer::of),
        output.map(StepOutput::files).orElse(List.of()),
        output.map(StepOutput::fileCount).orElse(0),
        step.attempts().stream()
            .map(attempt -> AttemptAnswer.of(shown.id(), name, attempt, now))
            .toList());
  }

  /** One run of a step. */
  record AttemptAnswer(
      int number,
      StepPhase phase,
      String jobName,
      @JsonUnwrapped TimesAnswer times,
      int infraRestarts,
      Optional<ReasonAnswer> reason,
      String logUrl) {
    private static AttemptAnswer of(CompilationId id, StepName step, Attempt shown, Instant now) {
      return new AttemptAnswer(
          shown.number(),
          shown.phase(),
          JobName.of(id, step, shown.number()).value(),
          TimesAnswer.of(Optional.of(shown), now),
          shown.infraRestarts(),
          shown.reason().map(ReasonAnswer::of),
          "/v1/compilations/%s/steps/%s/attempts/%d/log"
              .formatted(id, step.word(), shown.number()));
    }
  }

  /**
   * When a container ran.
   *
   * @param durationSeconds from the start to the end, or to this moment; with three decimals
   */
  record TimesAnswer(
      Optional<Instant> startedAt, Optional<Instant> endedAt, Optional<Double> durationSeconds) {
    static TimesAnswer of(Optional<Attempt> attempt, Instant now) {
      Optional<Instant> started = attempt.flatMap(Attempt::startedAt);
      Optional<Instant> ended = attempt.flatMap(Attempt::endedAt);
      return new TimesAnswer(
          started,
          ended,
          started.map(start -> seconds(Duration.between(start, ended.orElse(now)))));
    }

    /** A clock that was set back makes no negative. */
    static double seconds(Duration lasted) {
      return Math.max(0, lasted.toMillis()) / 1000.0;
    }
  }
}
