package npuc.lambda.cloudwatch;

import java.util.LinkedHashMap;
import java.util.Map;
import npuc.measure.Measurement;
import npuc.measure.Measurements;
import npuc.measure.Metric;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

/**
 * {@link Measurements} as lines of the log, in the embedded metric format, of which CloudWatch
 * makes metrics: no call, no right, nothing to wait for.
 */
public final class EmfMeasurements implements Measurements {
  /** Under which CloudWatch lists them. */
  public static final String NAMESPACE = "npuc";

  /** The dimension that tells the stacks of an account apart. */
  public static final String STACK = "stack";

  private final EmfMetricsProvider lines = new EmfMetricsProvider();
  private final String stack;

  public EmfMeasurements(String stack) {
    this.stack = stack;
    // Else it would first ask the network whether this is a machine of EC2.
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
  }

  /** Each is a line of its own, made without what the library's factory keeps of calls. */
  @Override
  public void tell(Measurement measurement) {
    Metric metric = measurement.metric();
    Metrics line = lines.getMetricsInstance();
    line.setNamespace(NAMESPACE);
    line.setDefaultDimensions(DimensionSet.of(dimensions(measurement)));
    line.addMetric(metric.word(), measurement.value(), unit(metric));
    line.flush();
  }

  private Map<String, String> dimensions(Measurement measurement) {
    var dimensions = new LinkedHashMap<String, String>();
    dimensions.put(STACK, stack);
    for (int i = 0; i < measurement.labels().size(); i++) {
      dimensions.put(measurement.metric().labels().get(i).word(), measurement.labels().get(i));
    }
    return dimensions;
  }

  private static MetricUnit unit(Metric metric) {
    return switch (metric.type()) {
      case COUNT -> MetricUnit.COUNT;
      case SECONDS -> MetricUnit.SECONDS;
      case LEVEL -> MetricUnit.NONE;
    };
  }
}
