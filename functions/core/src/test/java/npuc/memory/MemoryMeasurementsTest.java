package npuc.memory;

import java.util.List;
import npuc.measure.Measurement;
import npuc.measure.Measurements;
import npuc.measure.MeasurementsContract;
import npuc.measure.Metric;

class MemoryMeasurementsTest extends MeasurementsContract {
  private final MemoryMeasurements measurements = new MemoryMeasurements();

  @Override
  protected Measurements measurements() {
    return measurements;
  }

  @Override
  protected double shown(Metric metric, List<String> labels) {
    var values =
        measurements.of(metric).stream()
            .filter(told -> told.labels().equals(labels))
            .map(Measurement::value)
            .toList();
    return switch (metric.type()) {
      case COUNT, SECONDS -> values.stream().mapToDouble(Double::doubleValue).sum();
      case LEVEL -> values.getLast();
    };
  }
}
