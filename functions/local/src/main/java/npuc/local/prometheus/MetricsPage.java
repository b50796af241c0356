package npuc.local.prometheus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers {@code GET /metrics} with all metrics, in the text format of Prometheus. */
public final class MetricsPage
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final String PATH = "/metrics";

  private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
  private final PrometheusRegistry registry;

  /** What tells of the JVM takes a while to load: a start that nobody watches does without. */
  private final AtomicBoolean isUnread = new AtomicBoolean(true);

  private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> others;

  /**
   * A page.
   *
   * @param others answers every other path
   */
  public MetricsPage(
      PrometheusRegistry registry,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> others) {
    this.registry = registry;
    this.others = others;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return event.getRawPath().equals(PATH) ? page() : others.handleRequest(event, context);
  }

  private APIGatewayV2HTTPResponse page() {
    if (isUnread.getAndSet(false)) {
      JvmMemoryMetrics.builder().register(registry);
    }
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(200)
        .withHeaders(Map.of("Content-Type", format.getContentType()))
        .withBody(Base64.getEncoder().encodeToString(text()))
        .withIsBase64Encoded(true)
        .build();
  }

  private byte[] text() {
    var text = new ByteArrayOutputStream();
    try {
      format.write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toByteArray();
  }
}
