package npuc.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.measure.Measurement;
import npuc.measure.Metric;

/** All that one sweep saw. */
record Looks(List<Look> all) {
  Looks {
    all = List.copyOf(all);
  }

  int count(Look.Found found) {
    return Math.toIntExact(all.stream().filter(look -> look.found() == found).count());
  }

  /**
   * What it tells those who run the service.
   *
   * @param active how many compilations are active, of which these may be a part
   */
  List<Measurement> measurements(int active, Instant now) {
    int stuck = count(Look.Found.STARTED) + count(Look.Found.ENDED);
    return List.of(
        Measurement.of(Metric.ACTIVE_COMPILATIONS, active),
        Measurement.of(Metric.STUCK_COMPILATIONS, stuck),
        Measurement.of(Metric.JOBS_WAITING, waiting().size()),
        Measurement.of(Metric.JOBS_RUNNING, jobs().size() - waiting().size()),
        Measurement.of(Metric.OLDEST_WAIT_SECONDS, oldestWait(now)));
  }

  private double oldestWait(Instant now) {
    return waiting().stream()
        .flatMap(attempt -> attempt.submittedAt().stream())
        .mapToDouble(since -> Duration.between(since, now).toSeconds())
        .reduce(0, Math::max);
  }

  private List<Attempt.Open> waiting() {
    return jobs().stream().filter(Attempt.Waiting.class::isInstance).toList();
  }

  /** The attempts that have a Job. */
  private List<Attempt.Open> jobs() {
    return all.stream()
        .flatMap(look -> look.seen().flatMap(Compilation::openStep).stream())
        .flatMap(step -> step.openAttempt().stream())
        .filter(attempt -> attempt.submittedAt().isPresent())
        .toList();
  }
}
