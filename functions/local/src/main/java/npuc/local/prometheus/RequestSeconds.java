package npuc.local.prometheus;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import npuc.local.http.RequestTimes;

/** What requests took, by route and status. */
public final class RequestSeconds implements RequestTimes {
  private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.5, 1, 5, 30, 60};
  private static final double NANOS = 1e9;

  private final Histogram seconds;

  public RequestSeconds(PrometheusRegistry registry) {
    seconds =
        Histogram.builder()
            .name(PrometheusMeasurements.PREFIX + "http_request_seconds")
            .help("From the head of a request to the end of its answer")
            .labelNames("route", "status")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
  }

  @Override
  public void took(String route, int status, Duration time) {
    seconds.labelValues(route, Integer.toString(status)).observe(time.toNanos() / NANOS);
  }
}
