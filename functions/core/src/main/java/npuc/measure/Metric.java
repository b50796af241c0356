package npuc.measure;

import static npuc.measure.Label.KIND;
import static npuc.measure.Label.PHASE;
import static npuc.measure.Label.PLATFORM;
import static npuc.measure.Label.REASON;
import static npuc.measure.Metric.Type.COUNT;
import static npuc.measure.Metric.Type.LEVEL;
import static npuc.measure.Metric.Type.SECONDS;

import java.util.List;

/**
 * What is measured, by the name that it has everywhere: in CloudWatch, and after npuc_ at /metrics.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum Metric {
  COMPILATIONS("compilations", COUNT, "Compilations that came to a phase", PLATFORM, PHASE),
  FAILURES("failures", COUNT, "What failed, by who can do something about it", KIND),
  FAILURE_REASONS("failure_reasons", COUNT, "What failed, by its reason", PLATFORM, REASON),

  QUEUE_SECONDS("queue_seconds", SECONDS, "From asking for a compile Job to its start", PLATFORM),
  COMPILE_SECONDS("compile_seconds", SECONDS, "From start to end of a compile Job", PLATFORM),
  VERIFY_SECONDS("verify_seconds", SECONDS, "From start to end of a verify Job", PLATFORM),

  ACTIVE_COMPILATIONS("active_compilations", LEVEL, "Compilations that have something to do"),
  STUCK_COMPILATIONS("stuck_compilations", LEVEL, "Active ones that nobody was carrying on"),
  OLDEST_WAIT_SECONDS("oldest_wait_seconds", LEVEL, "How long the Job waits that waits longest"),
  JOBS_WAITING("jobs_waiting", LEVEL, "Jobs that wait for their start"),
  JOBS_RUNNING("jobs_running", LEVEL, "Jobs that run");

  /** How its values add up. */
  public enum Type {
    /** Each value is that many more. */
    COUNT,
    /** Each value is how long one thing took, in seconds. */
    SECONDS,
    /** Each value takes the place of the one before. */
    LEVEL
  }

  private final String word;
  private final Type type;
  private final String help;
  private final List<Label> labels;

  Metric(String word, Type type, String help, Label... labels) {
    this.word = word;
    this.type = type;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** Its name outside: lower case, digits and underscores. */
  public String word() {
    return word;
  }

  public Type type() {
    return type;
  }

  /** What it tells, in a few words for people. */
  public String help() {
    return help;
  }

  /** The labels that each of its values has, in their order. */
  public List<Label> labels() {
    return labels;
  }
}
