package npuc.lambda.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import npuc.lambda.dynamodb.Table;
import npuc.lambda.dynamodb.TableFixture;
import npuc.lambda.emulator.MotoServer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What template.yaml makes, in an emulation of AWS: a table, a bucket, a key, a state machine. */
public record CloudFixture(Table table, String bucket, String key, String stateMachine) {

  public static CloudFixture create() {
    String name = "npuc-" + UUID.randomUUID();
    S3Client s3 = MotoServer.client(S3Client.builder());
    s3.createBucket(
        made ->
            made.bucket(name)
                .createBucketConfiguration(
                    where -> where.locationConstraint(MotoServer.REGION.id())));
    String key = MotoServer.client(KmsClient.builder()).createKey().keyMetadata().arn();
    String stateMachine =
        MotoServer.client(SfnClient.builder())
            .createStateMachine(
                made ->
                    made.name(name)
                        .definition(
                            "{\"StartAt\":\"Done\",\"States\":{\"Done\":{\"Type\":\"Succeed\"}}}")
                        .roleArn("arn:aws:iam::123456789012:role/states"))
            .stateMachineArn();
    Table table = TableFixture.create(MotoServer.client(DynamoDbClient.builder()));
    return new CloudFixture(table, name, key, stateMachine);
  }

  /** The settings of functions on it. Their cluster answers nobody. */
  public Map<String, String> environment() {
    var variables = new HashMap<String, String>();
    variables.put("AWS_ENDPOINT_URL", MotoServer.url().toString());
    variables.put("AWS_ACCESS_KEY_ID", "test");
    variables.put("AWS_SECRET_ACCESS_KEY", "test");
    variables.put("AWS_REGION", MotoServer.REGION.id());
    variables.put("NPUC_TABLE", table.name());
    variables.put("NPUC_LOG_BUCKET", bucket);
    variables.put("NPUC_KEY", key);
    variables.put("NPUC_STATE_MACHINE", stateMachine);
    variables.put("NPUC_EVENT_BUS", "default");
    variables.put("NPUC_CLUSTER_NAME", "npuc");
    variables.put("NPUC_CLUSTER_ENDPOINT", "https://127.0.0.1:1");
    variables.put("NPUC_CLUSTER_CERTIFICATE_AUTHORITY", Certificates.any());
    variables.put("NPUC_NAMESPACE", "npuc");
    variables.put(
        "NPUC_TOOLCHAINS",
        "ethos-u ethos-u-vela 5.2.0 local/vela@sha256:"
            + "0".repeat(64)
            + ", rngd furiosa-llm 2026.4.0");
    return variables;
  }
}
