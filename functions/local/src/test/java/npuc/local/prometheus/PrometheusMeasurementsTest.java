package npuc.local.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import npuc.handler.ConsoleHandler;
import npuc.handler.ConsoleSettings;
import npuc.measure.Measurement;
import npuc.measure.Measurements;
import npuc.measure.MeasurementsContract;
import npuc.measure.Metric;
import org.junit.jupiter.api.Test;

class PrometheusMeasurementsTest extends MeasurementsContract {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusMeasurements measurements =
      new PrometheusMeasurements(registry, Map.of());

  private final MetricsPage page =
      new MetricsPage(registry, new ConsoleHandler(ConsoleSettings.open()));

  @Test
  void aLevelThatTheMachineKnowsIsReadWhenItIsAskedFor() {
    var waiting = new AtomicInteger(2);
    var known = new PrometheusRegistry();
    new PrometheusMeasurements(known, Map.of(Metric.JOBS_WAITING, waiting::get))
        .tell(Measurement.of(Metric.JOBS_WAITING, 7));
    var shown = new MetricsPage(known, new ConsoleHandler(ConsoleSettings.open()));

    assertEquals(2, Page.of(shown).value("npuc_jobs_waiting"));
    waiting.set(0);
    assertEquals(0, Page.of(shown).value("npuc_jobs_waiting"));
  }

  @Override
  protected Measurements measurements() {
    return measurements;
  }

  @Override
  protected double shown(Metric metric, List<String> labels) {
    return Page.of(page).value(metric, labels);
  }
}
