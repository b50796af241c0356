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

/**
 * The service on AWS: this is where everything is put together.
 *
 * @param restored what a process has to do that was restored from a snapshot
 */
public record Deployment(Ports ports, Runnable restored) {

  /** With Jobs on the EKS cluster that the settings name. */
  static Deployment onEks(LambdaConfig config, Clock clock) {
    var aws = new AwsClients(config.region());
    ClusterConfig cluster = config.cluster();
    var token = new EksToken(aws.credentials, config.region(), cluster.name(), clock);
    Supplier<KubernetesClient> client =
        new Lazy<>(
            () ->
                KubernetesClients.of(
                    cluster.endpoint(),
                    cluster.certificateAuthority(),
                    cluster.jobs().namespace(),
                    token));
    return new Deployment(ports(config, clock, aws, client), token::forget);
  }

  /** With Jobs on any cluster. */
  public static Deployment onCluster(LambdaConfig config, Clock clock, KubernetesClient client) {
    var aws = new AwsClients(config.region());
    return new Deployment(ports(config, clock, aws, () -> client), () -> {});
  }

  private static Ports ports(
      LambdaConfig config, Clock clock, AwsClients aws, Supplier<KubernetesClient> client) {
    var table = new Table(aws.dynamoDb, config.table());
    var ids = new RandomIds(clock);
    var jobs = config.cluster().jobs();
    return new Ports(
        new DynamoCompilationStore(table, ids),
        new DynamoIdempotencyStore(table),
        new DynamoModelRegistry(table),
        new ClusterVolumes(client, jobs),
        jobs.toolchains(),
        new StepFunctionsWorkflow(aws.stepFunctions, config.stateMachine()),
        new LazyJobRunner(new Lazy<>(() -> new Fabric8JobRunner(client.get(), jobs))),
        new S3LogArchive(aws.s3, config.logBucket()),
        new KmsSecretBox(aws.kms, config.key()),
        ids,
        clock);
  }
}
