package npuc.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import npuc.measure.Measurement;
import npuc.measure.Measurements;
import npuc.measure.Metric;

/** {@link Measurements} that keeps all that it was told. */
public final class MemoryMeasurements implements Measurements {
  private final List<Measurement> told = new CopyOnWriteArrayList<>();

  @Override
  public void tell(Measurement measurement) {
    told.add(measurement);
  }

  /** What was told of a metric, in its order. */
  public List<Measurement> of(Metric metric) {
    return told.stream().filter(measurement -> measurement.metric() == metric).toList();
  }
}
