package npuc.local.prometheus;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import npuc.local.function.LocalContext;
import npuc.measure.Metric;

/** A page of metrics as a Prometheus server reads it. */
public record Page(String text) {

  /** What is shown now. */
  static Page of(MetricsPage page) {
    var event = APIGatewayV2HTTPEvent.builder().withRawPath("/metrics").build();
    var answer = page.handleRequest(event, new LocalContext());
    return new Page(
        new String(Base64.getDecoder().decode(answer.getBody()), StandardCharsets.UTF_8));
  }

  /** A value by its whole name, labels and all. */
  public double value(String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in\n" + text));
  }

  /** All of a count, the sum of seconds, or the last level. */
  double value(Metric metric, List<String> labels) {
    String ending =
        switch (metric.type()) {
          case COUNT -> "_total";
          case SECONDS -> "_sum";
          case LEVEL -> "";
        };
    return value("npuc_" + metric.word() + ending + braced(metric, labels));
  }

  private static String braced(Metric metric, List<String> labels) {
    var pairs = new ArrayList<String>();
    for (int i = 0; i < labels.size(); i++) {
      pairs.add(metric.labels().get(i).word() + "=\"" + labels.get(i) + "\"");
    }
    pairs.sort(null);
    return pairs.isEmpty() ? "" : "{" + String.join(",", pairs) + "}";
  }
}
