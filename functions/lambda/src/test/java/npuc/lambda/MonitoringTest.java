package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.compilation.ReasonKind;
import npuc.lambda.cloudwatch.EmfMeasurements;
import npuc.measure.Label;
import npuc.measure.Metric;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds alarms, dashboard and documents to what the code measures. */
class MonitoringTest {
  private static final Pattern SEARCHED =
      Pattern.compile("\\{npuc,([\\w,]+)} MetricName=\"(\\w+)\" stack=");

  private final Template template = new Template();
  private final Map<String, JsonNode> alarms = template.resources("AWS::CloudWatch::Alarm");
  private final JsonNode dashboard =
      JsonMapper.shared().readTree(template.resource("Dashboard").path("DashboardBody").asString());

  @Test
  void everyAlarmOnAMetricOfOursHearsWhatIsTold() {
    var heard = new ArrayList<String>();
    for (JsonNode alarm : alarms.values()) {
      if (alarm.path("Namespace").asString("").equals(EmfMeasurements.NAMESPACE)) {
        String name = alarm.path("MetricName").asString();
        heard.add(name);
        assertEquals(dimensions(name), names(alarm.path("Dimensions")), name);
        assertEquals("AWS::StackName", alarm.at("/Dimensions/0/Value").asString(), name);
      }
    }
    assertEquals(
        Set.of("failures", "stuck_compilations", "active_compilations"), Set.copyOf(heard));
  }

  /** Each compilation that failed paged somebody once, whoever made the mistake. */
  @Test
  void aMistakeOfAUserPagesNobody() {
    assertFalse(
        alarms.values().stream().anyMatch(one -> one.toString().contains("ExecutionsFailed")));
    JsonNode failures = template.resource("PlatformFailuresAlarm");

    assertEquals(ReasonKind.PLATFORM.name(), failures.at("/Dimensions/1/Value").asString());
  }

  /** What fails every five minutes is never three errors in one. */
  @Test
  void aSweepThatFailsOrIsSilentIsHeardOf() {
    JsonNode failing = template.resource("SweepFailingAlarm");
    JsonNode silent = template.resource("SweepSilentAlarm");

    assertEquals("SweepCompilationsFunction", failing.at("/Dimensions/0/Value").asString());
    assertEquals(300, failing.path("Period").asInt());
    assertEquals(1, failing.path("Threshold").asInt());
    assertEquals("breaching", silent.path("TreatMissingData").asString());
  }

  @Test
  void functionsThatAreThrottledAreThoseWhoseErrorsAreHeard() {
    assertEquals(
        functions("FunctionErrorsAlarm", "Errors"),
        functions("FunctionThrottlesAlarm", "Throttles"));
  }

  @Test
  void theDashboardShowsEveryMetricWithItsLabels() {
    var shown = new TreeSet<String>();
    for (JsonNode line :
        dashboard.findValues("metrics").stream().flatMap(JsonNode::valueStream).toList()) {
      if (line.path(0).asString("").equals(EmfMeasurements.NAMESPACE)) {
        String name = line.path(1).asString();
        shown.add(name);
        assertEquals(dimensions(name), everySecond(line), name);
      }
      SEARCHED
          .matcher(line.path(0).path("expression").asString(""))
          .results()
          .forEach(
              search -> {
                shown.add(search.group(2));
                assertEquals(
                    dimensions(search.group(2)), Arrays.asList(search.group(1).split(",", -1)));
              });
    }
    assertEquals(words(), shown);
  }

  @Test
  void theDashboardShowsEveryAlarm() {
    Set<String> shown =
        dashboard.findValues("alarms").stream()
            .flatMap(JsonNode::valueStream)
            .map(arn -> arn.asString().replaceAll("[${}]|\\.Arn", ""))
            .collect(Collectors.toSet());

    assertEquals(alarms.keySet(), shown);
  }

  @Test
  void thePageForPeopleNamesEveryMetricAndEveryAlarm() throws IOException {
    String text = Files.readString(Template.ROOT.resolve("docs/deploy.md"));

    for (String name : words()) {
      assertTrue(text.contains("`" + name + "`"), name);
    }
    for (String name : alarms.keySet()) {
      assertTrue(text.contains("`" + name.replaceFirst("Alarm$", "") + "`"), name);
    }
  }

  /** The functions know their stack by the name of its state machine. */
  @Test
  void theStackOfAMetricIsTheStackOfItsAlarms() {
    DeployedTemplate deployed = DeployedTemplate.of(Map.of("AWS::StackName", "npuc-prod"));

    for (JsonNode function : deployed.functions().values()) {
      assertEquals(
          "npuc-prod",
          LambdaSettings.stack(
              function.at("/Environment/Variables/NPUC_STATE_MACHINE").asString()));
    }
  }

  private Set<String> functions(String alarm, String metric) {
    return template
        .resource(alarm)
        .path("Metrics")
        .valueStream()
        .map(one -> one.at("/MetricStat/Metric"))
        .filter(one -> one.path("MetricName").asString("").equals(metric))
        .map(one -> one.at("/Dimensions/0/Value").asString())
        .collect(Collectors.toSet());
  }

  private static List<String> dimensions(String metric) {
    return Stream.concat(
            Stream.of(EmfMeasurements.STACK),
            Arrays.stream(Metric.values())
                .filter(one -> one.word().equals(metric))
                .flatMap(one -> one.labels().stream())
                .map(Label::word))
        .toList();
  }

  private static List<String> names(JsonNode dimensions) {
    return dimensions.valueStream().map(one -> one.path("Name").asString()).toList();
  }

  /** Names of the dimensions in {@code ["npuc", "failures", "stack", "prod", "kind", "USER"]}. */
  private static List<String> everySecond(JsonNode line) {
    var names = new ArrayList<String>();
    for (int i = 2; i < line.size(); i += 2) {
      names.add(line.path(i).asString());
    }
    return names;
  }

  private static Set<String> words() {
    return Arrays.stream(Metric.values())
        .map(Metric::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
