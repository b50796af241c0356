package npuc.local.prometheus;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.IntSupplier;
import npuc.local.http.RequestTimes;
import npuc.measure.Measurements;
import npuc.measure.Metric;

/** All that this process measures, and where it shows it. */
public final class ProcessMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Measurements measurements;
  private final RequestTimes requests = new RequestSeconds(registry);

  /**
   * Registers all metrics.
   *
   * @param levels that this machine knows at any moment
   */
  public ProcessMetrics(Map<Metric, IntSupplier> levels) {
    measurements = new PrometheusMeasurements(registry, levels);
  }

  public Measurements measurements() {
    return measurements;
  }

  public RequestTimes requests() {
    return requests;
  }

  /** What answers {@code GET /metrics}, and leaves every other path to another. */
  public RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> before(
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> others) {
    return new MetricsPage(registry, others);
  }
}
