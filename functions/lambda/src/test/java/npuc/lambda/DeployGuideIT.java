package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.id.TestIds;
import npuc.lambda.dynamodb.DynamoModelRegistry;
import npuc.lambda.dynamodb.Table;
import npuc.lambda.dynamodb.TableFixture;
import npuc.lambda.emulator.MotoDynamoDb;
import npuc.lambda.emulator.MotoServer;
import npuc.registry.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/deploy.md, typed from its beginning to its end as it stands, with the published zip, the
 * real sam and moto for AWS. For aws, which isn't installed, scripts/aws_stand_in.py stands. The
 * change sets of sam deploy are made and not executed: moto knows no transform.
 */
class DeployGuideIT {
  private static final Model MODEL =
      new Model(TestIds.model(1), "kept", "", Instant.parse("2026-11-01T00:00:00Z"));

  @TempDir private static Path folder;

  private static final S3Client S3 = MotoServer.client(S3Client.builder());
  private static final DynamoDbClient DYNAMO = MotoDynamoDb.client();
  private static final Table TABLE = TableFixture.create(DYNAMO);

  @BeforeAll
  static void type() throws Exception {
    assumeTrue(
        Files.isExecutable(Template.ROOT.resolve(".venv-lint/bin/sam")),
        "skipped: no sam; make .venv-lint/stamp installs it");
    new DynamoModelRegistry(TABLE, new TestIds()).addModel(MODEL);
    GuideShell.type(folder, TABLE.name());
  }

  @Test
  void samUploadsTheZipThatMavenBuilt() throws IOException {
    long size = Files.size(Template.ROOT.resolve("functions/lambda/target/lambda.zip"));
    List<String> zips =
        objects()
            .filter(object -> object.size() == size)
            .map(object -> "CodeUri: s3://code/" + object.key())
            .toList();
    String template =
        objects()
            .map(S3Object::key)
            .filter(key -> key.endsWith(".template"))
            .findFirst()
            .orElseThrow();
    String deployed =
        S3.getObjectAsBytes(asked -> asked.bucket("code").key(template)).asUtf8String();
    List<String> code =
        deployed.lines().map(String::strip).filter(line -> line.startsWith("CodeUri:")).toList();

    assertEquals(1, zips.size());
    assertEquals(new Template().handlers().size(), code.size());
    assertEquals(zips, code.stream().distinct().toList());
  }

  @Test
  void aChangeSetHasTheParametersOfItsStack() throws IOException {
    Map<String, String> parameters =
        told("change-set")
            .path("Parameters")
            .valueStream()
            .collect(
                Collectors.toMap(
                    one -> one.path("ParameterKey").asString(),
                    one -> one.path("ParameterValue").asString()));

    assertEquals("npuc-dev", parameters.get("Namespace"));
    assertEquals("npuc-dev-submitters", parameters.get("SubmitterGroup"));
    assertEquals("https://cluster", parameters.get("ClusterEndpoint"));
    assertEquals(TABLE.name() + "-restored", parameters.get("ExistingTable"));
    assertTrue(
        new Template().yaml().path("Parameters").propertyNames().containsAll(parameters.keySet()));
  }

  @Test
  void theConsoleMayAskForTheScopesThatItDoes() throws IOException {
    List<String> allowed =
        told("client")
            .at("/UserPoolClient/AllowedOAuthScopes")
            .valueStream()
            .map(JsonNode::asString)
            .toList();

    assertEquals(
        List.of(new Template().yaml().at("/Parameters/ConsoleScope/Default").asString().split(" ")),
        allowed);
  }

  @Test
  void aRestoredTableHasWhatWasThereAndIsKeptAsTheFirst() {
    var restored = new Table(() -> DYNAMO, TABLE.name() + "-restored");

    assertEquals(
        Optional.of(MODEL), new DynamoModelRegistry(restored, new TestIds()).findModel(MODEL.id()));
    assertEquals(indexes(TABLE), indexes(restored));
    assertEquals(
        "expiresAt",
        DYNAMO
            .describeTimeToLive(asked -> asked.tableName(restored.name()))
            .timeToLiveDescription()
            .attributeName());
    assertEquals(
        "ENABLED",
        DYNAMO
            .describeContinuousBackups(asked -> asked.tableName(restored.name()))
            .continuousBackupsDescription()
            .pointInTimeRecoveryDescription()
            .pointInTimeRecoveryStatusAsString());
    for (Table table : List.of(TABLE, restored)) {
      assertTrue(
          DYNAMO
              .describeTable(asked -> asked.tableName(table.name()))
              .table()
              .deletionProtectionEnabled());
    }
  }

  @Test
  void anUndeliveredEventGoesOnceItWasDelivered() throws IOException {
    assertEquals(
        "aws.states",
        JsonMapper.shared()
            .readTree(folder.resolve("event.json").toFile())
            .path("source")
            .asString());
    assertEquals(
        "0", told("queue").at("/Attributes/ApproximateNumberOfMessagesNotVisible").asString());
  }

  private static Stream<S3Object> objects() {
    return S3.listObjectsV2(asked -> asked.bucket("code")).contents().stream();
  }

  private static String indexes(Table table) {
    Stream<GlobalSecondaryIndexDescription> all =
        DYNAMO
            .describeTable(asked -> asked.tableName(table.name()))
            .table()
            .globalSecondaryIndexes()
            .stream();
    return all.map(one -> one.indexName() + one.keySchema() + one.projection())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static JsonNode told(String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder.resolve(name + ".json")));
  }
}
