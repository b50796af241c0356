package npuc.local.prometheus;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import npuc.measure.Label;
import npuc.measure.Measurement;
import npuc.measure.Measurements;
import npuc.measure.Metric;

/** {@link Measurements} that a Prometheus server can read: each metric under npuc_ and its name. */
public final class PrometheusMeasurements implements Measurements {
  static final String PREFIX = "npuc_";

  /** From a second to a day: what Jobs take, and wait. */
  private static final double[] SECONDS = {
    1, 5, 15, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400
  };

  private final Map<Metric, Measurements> metrics = new EnumMap<>(Metric.class);

  /**
   * Registers all metrics.
   *
   * @param levels that this machine knows at any moment: what is told of them is of no use
   */
  public PrometheusMeasurements(PrometheusRegistry registry, Map<Metric, IntSupplier> levels) {
    for (Metric metric : Metric.values()) {
      metrics.put(
          metric,
          Optional.ofNullable(levels.get(metric))
              .map(level -> read(metric, level, registry))
              .orElseGet(() -> told(metric, registry)));
    }
  }

  @Override
  public void tell(Measurement measurement) {
    Optional.ofNullable(metrics.get(measurement.metric())).orElseThrow().tell(measurement);
  }

  private static Measurements read(Metric metric, IntSupplier level, PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name(PREFIX + metric.word())
        .help(metric.help())
        .callback(shown -> shown.call(level.getAsInt()))
        .register(registry);
    return told -> {};
  }

  private static Measurements told(Metric metric, PrometheusRegistry registry) {
    String name = PREFIX + metric.word();
    String[] labels = metric.labels().stream().map(Label::word).toArray(String[]::new);
    return switch (metric.type()) {
      case COUNT -> {
        Counter counter =
            Counter.builder().name(name).help(metric.help()).labelNames(labels).register(registry);
        yield one -> counter.labelValues(values(one)).inc(one.value());
      }
      case SECONDS -> {
        Histogram seconds =
            Histogram.builder()
                .name(name)
                .help(metric.help())
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
        yield one -> seconds.labelValues(values(one)).observe(one.value());
      }
      case LEVEL -> {
        Gauge level =
            Gauge.builder().name(name).help(metric.help()).labelNames(labels).register(registry);
        yield one -> level.labelValues(values(one)).set(one.value());
      }
    };
  }

  private static String[] values(Measurement measurement) {
    return measurement.labels().toArray(String[]::new);
  }
}
