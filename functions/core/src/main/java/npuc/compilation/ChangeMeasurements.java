package npuc.compilation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.measure.Measurement;
import npuc.measure.Metric;

/** What there is to measure about a change of a compilation: what its history tells of it. */
final class ChangeMeasurements {
  private static final double MILLIS = 1000;

  private ChangeMeasurements() {}

  /** Of a new one. */
  static List<Measurement> created(Compilation compilation) {
    return compilation.history().stream().flatMap(entry -> of(entry, compilation)).toList();
  }

  /** Of a change; what has happened in between is in the history too. */
  static List<Measurement> changed(Compilation before, Compilation after) {
    HistoryEntry last = before.history().getLast();
    return after.history().reversed().stream()
        .takeWhile(entry -> !entry.equals(last))
        .flatMap(entry -> of(entry, after))
        .toList();
  }

  private static Stream<Measurement> of(HistoryEntry entry, Compilation after) {
    String platform = after.spec().platform().value();
    return switch (entry.subject()) {
      case Change.COMPILATION ->
          Stream.concat(
              Stream.of(Measurement.one(Metric.COMPILATIONS, platform, entry.to())),
              failure(entry, platform));
      case Change.REGISTRATION -> failure(entry, platform);
      default ->
          StepName.of(entry.subject()).map(after::step).stream()
              .flatMap(step -> durations(step, entry.to(), platform));
    };
  }

  private static Stream<Measurement> failure(HistoryEntry entry, String platform) {
    return entry.reason().map(Reason::code).filter(code -> hasFailed(entry)).stream()
        .flatMap(
            code ->
                Stream.of(
                    Measurement.one(Metric.FAILURES, code.kind().name()),
                    Measurement.one(Metric.FAILURE_REASONS, platform, code.code())));
  }

  private static boolean hasFailed(HistoryEntry entry) {
    return entry.to().equals(Phase.FAILED.word());
  }

  private static Stream<Measurement> durations(Step step, String to, String platform) {
    Optional<Attempt> attempt = step.lastAttempt();
    Optional<Instant> started = attempt.flatMap(Attempt::startedAt);
    if (to.equals(StepPhase.RUNNING.word())) {
      return step.name() == StepName.COMPILE
          ? seconds(Metric.QUEUE_SECONDS, platform, attempt.flatMap(Attempt::submittedAt), started)
          : Stream.empty();
    }
    return seconds(whole(step.name()), platform, started, attempt.flatMap(Attempt::endedAt));
  }

  private static Metric whole(StepName step) {
    return switch (step) {
      case COMPILE -> Metric.COMPILE_SECONDS;
      case VERIFY -> Metric.VERIFY_SECONDS;
    };
  }

  /** The clocks of a node and of a function differ: what would be negative took no time. */
  private static Stream<Measurement> seconds(
      Metric metric, String platform, Optional<Instant> from, Optional<Instant> to) {
    return from
        .flatMap(start -> to.map(end -> Duration.between(start, end).toMillis() / MILLIS))
        .map(seconds -> Measurement.of(metric, Math.max(0, seconds), platform))
        .stream();
  }
}
