package npuc.lambda;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.application.Ports;
import npuc.environment.SecretBox;
import npuc.event.BusPorts;
import npuc.id.RandomIds;
import npuc.job.JobRunner;
import npuc.lambda.cloudwatch.EmfMeasurements;
import npuc.lambda.dynamodb.DynamoCompilationStore;
import npuc.lambda.dynamodb.DynamoIdempotencyStore;
import npuc.lambda.dynamodb.DynamoModelRegistry;
import npuc.lambda.dynamodb.StreamedChanges;
import npuc.lambda.dynamodb.Table;
import npuc.lambda.eventbridge.EventBridgeBus;
import npuc.lambda.kms.KmsSecretBox;
import npuc.lambda.kubernetes.ClusterVolumes;
import npuc.lambda.kubernetes.EksToken;
import npuc.lambda.kubernetes.Fabric8JobRunner;
import npuc.lambda.kubernetes.KubernetesClients;
import npuc.lambda.s3.S3LogArchive;
import npuc.lambda.s3.S3Uploads;
import npuc.lambda.secretsmanager.SecretSourceSettings;
import npuc.lambda.stepfunctions.StepFunctionsWorkflow;
import npuc.lambda.xray.Spans;
import npuc.lambda.xray.TracedJobRunner;
import npuc.onnx.ProtobufOnnxReader;
import npuc.platform.Machine;
import npuc.source.look.NetModelSources;
import npuc.source.registries.SettingsRegistries;

/**
 * The service on AWS: this is where everything is put together.
 *
 * @param disconnect what a process has to do before a snapshot, which no connection outlives
 * @param restored what a process has to do that was restored from a snapshot
 */
public record Deployment(Ports ports, Runnable disconnect, Runnable restored) {

  /** With Jobs on the EKS cluster that the settings name. */
  static Deployment onEks(LambdaSettings settings, Clock clock) {
    var spans = Spans.of(System.getenv(), clock);
    var aws = new AwsClients(settings.region(), spans);
    ClusterSettings cluster = settings.cluster();
    var token = new EksToken(aws.credentials, settings.region(), cluster.name(), clock);
    var client =
        new Lazy<>(
            () ->
                KubernetesClients.of(
                    cluster.endpoint(),
                    cluster.certificateAuthority(),
                    cluster.jobs().namespace(),
                    token));
    var secrets = new KmsSecretBox(aws.kms, settings.key());
    var runner = runner(client, settings, secrets);
    return new Deployment(
        ports(
            settings,
            clock,
            aws,
            client,
            new TracedJobRunner(new LazyJobRunner(runner), spans),
            secrets),
        () -> renew(client, runner),
        token::forget);
  }

  /** With Jobs on any cluster. */
  public static Deployment onCluster(
      LambdaSettings settings, Clock clock, KubernetesClient client) {
    var spans = Spans.of(System.getenv(), clock);
    var aws = new AwsClients(settings.region(), spans);
    Supplier<KubernetesClient> known = () -> client;
    var secrets = new KmsSecretBox(aws.kms, settings.key());
    var runner = new LazyJobRunner(runner(known, settings, secrets));
    var ports = ports(settings, clock, aws, known, new TracedJobRunner(runner, spans), secrets);
    return new Deployment(ports, () -> {}, () -> {});
  }

  private static Lazy<JobRunner> runner(
      Supplier<KubernetesClient> client, LambdaSettings settings, SecretBox secrets) {
    return new Lazy<>(() -> new Fabric8JobRunner(client.get(), settings.cluster().jobs(), secrets));
  }

  /** Puts a client that never connected in the place of one that may have. */
  private static void renew(Lazy<KubernetesClient> client, Lazy<JobRunner> runner) {
    runner.forget();
    client
        .forget()
        .ifPresent(
            used -> {
              used.close();
              runner.get();
            });
  }

  private static Ports ports(
      LambdaSettings settings,
      Clock clock,
      AwsClients aws,
      Supplier<KubernetesClient> client,
      JobRunner runner,
      SecretBox secrets) {
    var table = new Table(aws.dynamoDb, settings.table());
    var ids = new RandomIds(clock);
    var jobs = settings.cluster().jobs();
    var sourceSettings = new SecretSourceSettings(aws.secrets, settings.sourcesSecret());
    return new Ports(
        new DynamoCompilationStore(table, ids),
        new DynamoIdempotencyStore(table),
        Optional.empty(),
        new DynamoModelRegistry(table, ids),
        new SettingsRegistries(sourceSettings),
        new ClusterVolumes(client, jobs),
        new NetModelSources(sourceSettings),
        sourceSettings,
        new S3Uploads(aws.s3, aws.presigner, settings.logBucket(), clock),
        jobs.toolchains(),
        Machine.UNKNOWN,
        new ProtobufOnnxReader(),
        new StepFunctionsWorkflow(aws.stepFunctions, settings.stateMachine()),
        runner,
        new S3LogArchive(aws.s3, settings.logBucket()),
        secrets,
        new BusPorts(
            new StreamedChanges(),
            new EventBridgeBus(aws.eventBridge, settings.eventBus(), settings.stateMachine())),
        new EmfMeasurements(settings.stack()),
        ids,
        clock);
  }
}
