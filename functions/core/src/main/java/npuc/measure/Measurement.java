package npuc.measure;

import java.util.List;

/**
 * One value of a metric.
 *
 * @param value not negative; its unit is the metric's
 * @param labels a value for each of the metric's labels, in their order
 */
public record Measurement(Metric metric, double value, List<String> labels) {
  public Measurement {
    labels = List.copyOf(labels);
    if (labels.size() != metric.labels().size()) {
      throw new IllegalArgumentException(metric + " is not labelled as " + labels);
    }
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(metric + " is never " + value);
    }
  }

  public static Measurement of(Metric metric, double value, String... labels) {
    return new Measurement(metric, value, List.of(labels));
  }

  /** Something that happened once. */
  public static Measurement one(Metric metric, String... labels) {
    return of(metric, 1, labels);
  }
}
