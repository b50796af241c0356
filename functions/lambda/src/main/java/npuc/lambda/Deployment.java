package npuc.lambda;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.function.Supplier;
import npuc.application.Ports;
import npuc.id.RandomIds;
import npuc.lambda.dynamodb.DynamoCompilationStore;
import npuc.lambda.dynamodb.DynamoIdempotencyStore;
import npuc.lambda.dynamodb.DynamoModelRegistry;
import npuc.lambda.dynamodb.Table;
import npuc.lambda.kms.KmsSecretBox;
import npuc.lambda.kubernetes.ClusterVolumes;
import npuc.lambda.kubernetes.EksToken;
import npuc.lambda.kubernetes.Fabric8JobRunner;
import npuc.lambda.kubernetes.KubernetesClients;
import npuc.lambda.s3.S3LogArchive;
import npuc.lambda.sdk.Lazy;
import npuc.lambda.stepfunctions.StepFunctionsWorkflow;

/** The service on AWS: this is where everything is put together. */
final class Deployment {
  private final Ports ports;
  private final EksToken token;

  Deployment(LambdaConfig config, Clock clock) {
    var aws = new AwsClients(config.region());
    ClusterConfig cluster = config.cluster();
    token = new EksToken(aws.credentials, config.region(), cluster.name(), clock);
    Supplier<KubernetesClient> kubernetes =
        new Lazy<>(
            () ->
                KubernetesClients.of(
                    cluster.endpoint(),
                    cluster.certificateAuthority(),
                    cluster.jobs().namespace(),
                    token));
    var table = new Table(aws.dynamoDb, config.table());
    var ids = new RandomIds(clock);
    ports =
        new Ports(
            new DynamoCompilationStore(table, ids),
            new DynamoIdempotencyStore(table),
            new DynamoModelRegistry(table),
            new ClusterVolumes(),
            cluster.jobs().toolchains(),
            new StepFunctionsWorkflow(aws.stepFunctions, config.stateMachine()),
            new LazyJobRunner(
                new Lazy<>(() -> new Fabric8JobRunner(kubernetes.get(), cluster.jobs()))),
            new S3LogArchive(aws.s3, config.logBucket()),
            new KmsSecretBox(aws.kms, config.key()),
            ids,
            clock);
  }

  Ports ports() {
    return ports;
  }

  /** A process that was restored from a snapshot must not use what it knew before. */
  void restored() {
    token.forget();
  }
}
