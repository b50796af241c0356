package npuc.lambda.cloudwatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import npuc.measure.Label;
import npuc.measure.Measurement;
import npuc.measure.Measurements;
import npuc.measure.MeasurementsContract;
import npuc.measure.Metric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmfMeasurementsTest extends MeasurementsContract {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final EmfMeasurements measurements = new EmfMeasurements("prod");

  @BeforeEach
  void readTheLog() {
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void letGoOfTheLog() {
    System.setOut(before);
  }

  @Test
  void aLineSaysWhatCloudWatchIsToMakeOfIt() {
    measurements.tell(Measurement.of(Metric.COMPILE_SECONDS, 61.5, "rngd"));

    JsonNode line = lines().getFirst();
    JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
    assertEquals("npuc", directive.path("Namespace").asString());
    assertEquals("[[\"stack\",\"platform\"]]", directive.path("Dimensions").toString());
    assertEquals(
        "[{\"Name\":\"compile_seconds\",\"Unit\":\"Seconds\"}]",
        directive.path("Metrics").toString());
    assertEquals("prod", line.path("stack").asString());
    assertEquals("rngd", line.path("platform").asString());
    assertEquals(61.5, line.path("compile_seconds").asDouble());
  }

  @Override
  protected Measurements measurements() {
    return measurements;
  }

  /** What CloudWatch would show: sums of what is counted, the last of levels. */
  @Override
  protected double shown(Metric metric, List<String> labels) {
    double[] values =
        lines().stream()
            .filter(line -> line.has(metric.word()))
            .filter(line -> labels(line, metric).equals(labels))
            .mapToDouble(line -> line.path(metric.word()).asDouble())
            .toArray();
    return switch (metric.type()) {
      case COUNT, SECONDS -> Arrays.stream(values).sum();
      case LEVEL -> values[values.length - 1];
    };
  }

  private static List<String> labels(JsonNode line, Metric metric) {
    return metric.labels().stream()
        .map(Label::word)
        .map(line::path)
        .map(JsonNode::asString)
        .toList();
  }

  private List<JsonNode> lines() {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }
}
