package npuc.local.prometheus;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import npuc.measure.Measurements;
import npuc.measure.MeasurementsContract;
import npuc.measure.Metric;

class PrometheusMeasurementsTest extends MeasurementsContract {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusMeasurements measurements =
      new PrometheusMeasurements(registry, Map.of());

  @Override
  protected Measurements measurements() {
    return measurements;
  }

  @Override
  protected double shown(Metric metric, List<String> labels) {
    return Page.of(registry).value(metric, labels);
  }
}
