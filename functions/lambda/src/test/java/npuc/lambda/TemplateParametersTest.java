package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What template.yaml takes, and what each choice makes. */
class TemplateParametersTest {
  private static final String DIGEST = "@sha256:" + "a".repeat(64);

  private final Template template = new Template();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VelaImage         | ''                                                | true
          VelaImage         | registry:5000/npuc/vela%s                         | true
          VelaImage         | registry/vela:5.2.0%s                             | true
          VelaImage         | registry/vela:5.2.0                               | false
          VelaImage         | registry/vela                                     | false
          VelaImage         | registry/vela@sha256:12                           | false
          VelaImage         | registry/a b%s                                    | false
          RngdImage         | registry/rngd%s                                   | true
          RngdImage         | registry/rngd:latest                              | false
          EarlierToolchains | ''                                                | true
          EarlierToolchains | ethos-u vela 5.1.0 r/v%s                          | true
          EarlierToolchains | ethos-u vela 5.1.0 r/v%s, rngd furiosa-llm 1 r%s  | true
          EarlierToolchains | ethos-u vela 5.1.0 r/v:5.1.0                      | false
          EarlierToolchains | r/v%s                                             | false
          PlatformsLayer    | ''                                                | true
          PlatformsLayer    | arn:aws:lambda:eu-west-1:1:layer:platforms:3      | true
          PlatformsLayer    | arn:aws:lambda:eu-west-1:1:layer:platforms        | false
          ExistingKey       | arn:aws:kms:eu-central-1:123456789012:key/0a-1b   | true
          ExistingKey       | 0a-1b                                             | false
          ClusterEndpoint   | http://cluster                                    | false
          """)
  void refusesWhatTheFunctionsWouldRefuse(String parameter, String value, boolean isTaken) {
    String pattern = template.yaml().at("/Parameters/" + parameter + "/AllowedPattern").asString();

    assertEquals(isTaken, value.replace("%s", DIGEST).matches(pattern));
  }

  @Test
  void makesNoNetworkInterfacesWithoutSubnets() {
    assertEquals(Set.of(), inNetworks(DeployedTemplate.of(Map.of())));
    assertEquals(
        new TreeSet<>(Priming.ON_THE_CLUSTER),
        inNetworks(
            DeployedTemplate.of(Map.of("SubnetIds", "subnet-1", "SecurityGroupIds", "sg-1"))));
  }

  @Test
  void givesTheFunctionsThePlatformsOfThirdPartiesWhereThereAreSome() {
    String layer = "arn:aws:lambda:eu-central-1:123456789012:layer:platforms:3";

    for (JsonNode function : DeployedTemplate.of(Map.of()).functions().values()) {
      assertTrue(function.path("Layers").isMissingNode());
      assertEquals("", function.at("/Environment/Variables/NPUC_PLATFORMS").asString());
    }
    for (JsonNode function :
        DeployedTemplate.of(Map.of("PlatformsLayer", layer)).functions().values()) {
      assertEquals(layer, function.at("/Layers/0").asString());
      assertEquals(
          "/opt/platforms", function.at("/Environment/Variables/NPUC_PLATFORMS").asString());
    }
  }

  @Test
  void usesATableAKeyAndABucketThatAreThere() {
    String key = "arn:aws:kms:eu-central-1:123456789012:key/1";
    DeployedTemplate deployed =
        DeployedTemplate.of(
            Map.of("ExistingTable", "kept", "ExistingKey", key, "ExistingLogBucket", "logs"));

    for (String type : List.of("AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::S3::Bucket")) {
      assertEquals(Map.of(), deployed.all(type));
    }
    for (JsonNode function : deployed.functions().values()) {
      JsonNode variables = function.at("/Environment/Variables");
      assertEquals("kept", variables.path("NPUC_TABLE").asString());
      assertEquals(key, variables.path("NPUC_KEY").asString());
      assertEquals("logs", variables.path("NPUC_LOG_BUCKET").asString());
    }
    String rights = deployed.all("AWS::IAM::Role").toString();
    for (String kept : List.of("table/kept\"", "table/kept/index/*", key, "s3:::logs/logs/*")) {
      assertTrue(rights.contains(kept), kept);
    }
    assertEquals("logs", deployed.resources().at("/LogBucketPolicy/Properties/Bucket").asString());
  }

  @Test
  void theGroupOfTheFunctionsIsTheStacksOwn() {
    DeployedTemplate deployed =
        DeployedTemplate.of(Map.of("SubmitterGroup", "npuc-dev-submitters"));

    for (JsonNode entry : deployed.all("AWS::EKS::AccessEntry").values()) {
      assertEquals(
          "[\"npuc-dev-submitters\"]", entry.at("/Properties/KubernetesGroups").toString());
    }
  }

  @Test
  void aGradualDeploymentMovesEveryAliasAndIsTakenBackByAlarms() {
    DeployedTemplate gradual = DeployedTemplate.of(Map.of("GradualDeployment", "true"));
    Set<String> groups = gradual.all("AWS::CodeDeploy::DeploymentGroup").keySet();

    assertEquals(
        gradual.functions().keySet(),
        groups.stream()
            .map(group -> group.replaceFirst("DeploymentGroup$", ""))
            .collect(Collectors.toSet()));
    JsonNode machine = gradual.resources().at("/StateMachineAliaslive/Properties");
    assertEquals("CANARY", machine.at("/DeploymentPreference/Type").asString());
    assertEquals(1, machine.at("/DeploymentPreference/Alarms").size());
    DeployedTemplate atOnce = DeployedTemplate.of(Map.of());
    assertEquals(Map.of(), atOnce.all("AWS::CodeDeploy::DeploymentGroup"));
    assertEquals(
        "ALL_AT_ONCE",
        atOnce
            .resources()
            .at("/StateMachineAliaslive/Properties/DeploymentPreference/Type")
            .asString());
  }

  /** By the alias, which has the machine's own ARN before its name. */
  @Test
  void executionsAreStartedByTheAliasOfTheMachine() {
    DeployedTemplate deployed = DeployedTemplate.of(Map.of());
    JsonNode machine = deployed.resources().at("/StateMachine/Properties/StateMachineName");
    JsonNode alias = deployed.resources().at("/StateMachineAliaslive/Properties/Name");

    for (JsonNode function : deployed.functions().values()) {
      String arn = function.at("/Environment/Variables/NPUC_STATE_MACHINE").asString();
      assertEquals(
          "arn:aws:states:eu-central-1:123456789012:stateMachine:%s:%s"
              .formatted(machine.asString(), alias.asString()),
          arn);
    }
  }

  /** What was sent to the queue once has been forgotten by the alarm while it still waits. */
  @Test
  void theAlarmOfUndeliveredEventsLastsAsLongAsTheyWait() {
    JsonNode alarm = template.resource("UndeliveredEventsAlarm");

    assertEquals("ApproximateNumberOfMessagesVisible", alarm.path("MetricName").asString());
    assertEquals("Maximum", alarm.path("Statistic").asString());
  }

  /** The alarm of the API hears the others. */
  @Test
  void theAlarmOfFunctionsHearsAllThatNoRouteCalls() {
    var silent = new TreeSet<>(template.handlers().keySet());
    silent.removeAll(template.routes().values());
    silent.remove("Console");
    JsonNode metrics = template.resource("FunctionErrorsAlarm").path("Metrics");

    assertEquals("SUM(METRICS())", metrics.at("/0/Expression").asString());
    assertEquals(
        silent,
        metrics
            .valueStream()
            .skip(1)
            .map(one -> one.at("/MetricStat/Metric/Dimensions/0/Value").asString())
            .map(function -> function.replaceFirst("Function$", ""))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> inNetworks(DeployedTemplate deployed) {
    var found = new TreeSet<String>();
    deployed
        .all("AWS::IAM::Role")
        .forEach(
            (name, role) -> {
              if (role.toString().contains("VPCAccess")) {
                found.add(name.replaceFirst("FunctionRole$", ""));
              }
            });
    return found;
  }
}
