package npuc.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import npuc.memory.AtOnce;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Measurements} does with what it is told. */
public abstract class MeasurementsContract {
  /** The one that is tested. */
  protected abstract Measurements measurements();

  /**
   * What it shows of a metric with these labels: all of a count, the sum of seconds, the last
   * level.
   */
  protected abstract double shown(Metric metric, List<String> labels);

  @Test
  void countsAddUpApartByTheirLabels() {
    measurements().tell(Measurement.one(Metric.COMPILATIONS, "rngd", "Failed"));
    measurements().tell(Measurement.one(Metric.COMPILATIONS, "rngd", "Failed"));
    measurements().tell(Measurement.one(Metric.COMPILATIONS, "ethos-u", "Failed"));

    assertEquals(2, shown(Metric.COMPILATIONS, List.of("rngd", "Failed")));
    assertEquals(1, shown(Metric.COMPILATIONS, List.of("ethos-u", "Failed")));
  }

  @Test
  void secondsAddUpWithTheirFractions() {
    measurements().tell(Measurement.of(Metric.COMPILE_SECONDS, 0.25, "ethos-u"));
    measurements().tell(Measurement.of(Metric.COMPILE_SECONDS, 86_400, "ethos-u"));
    measurements().tell(Measurement.of(Metric.VERIFY_SECONDS, 7, "ethos-u"));

    assertEquals(86_400.25, shown(Metric.COMPILE_SECONDS, List.of("ethos-u")));
  }

  @Test
  void aLevelIsTheLastOneThatWasTold() {
    measurements().tell(Measurement.of(Metric.STUCK_COMPILATIONS, 3));
    measurements().tell(Measurement.of(Metric.STUCK_COMPILATIONS, 0));

    assertEquals(0, shown(Metric.STUCK_COMPILATIONS, List.of()));
  }

  @Test
  void everyMetricCanBeTold() {
    for (Metric metric : Metric.values()) {
      List<String> labels = metric.labels().stream().map(Label::word).toList();

      measurements().tell(new Measurement(metric, 5, labels));

      assertEquals(5, shown(metric, labels), metric.word());
    }
  }

  @Test
  void manyThatTellAtOnceLoseNothing() {
    AtOnce.times(
        8,
        () -> {
          measurements().tell(Measurement.one(Metric.FAILURES, "PLATFORM"));
          return true;
        });

    assertEquals(8, shown(Metric.FAILURES, List.of("PLATFORM")));
  }
}
