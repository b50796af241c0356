package npuc.lambda;

import java.time.Duration;
import java.util.function.Supplier;
import npuc.lambda.xray.SdkSpans;
import npuc.lambda.xray.Spans;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The clients of AWS services, each made when it is first used. Where they connect and as whom is
 * the SDK's to find out, so its own settings (such as AWS_ENDPOINT_URL) work.
 *
 * <p>They need no care around a snapshot: Java keeps an idle connection for seconds only, and a
 * call that meets a dead one is sent again.
 */
final class AwsClients {
  /** A function waits up to 29 s for all its calls; one call with its retries must leave room. */
  private static final Duration CALL = Duration.ofSeconds(10);

  private static final Duration ATTEMPT = Duration.ofSeconds(4);

  final Supplier<DynamoDbClient> dynamoDb = new Lazy<>(() -> built(DynamoDbClient.builder()));
  final Supplier<SfnClient> stepFunctions = new Lazy<>(() -> built(SfnClient.builder()));
  final Supplier<S3Client> s3 = new Lazy<>(() -> built(S3Client.builder()));
  final Supplier<S3Presigner> presigner = new Lazy<>(this::signing);
  final Supplier<KmsClient> kms = new Lazy<>(() -> built(KmsClient.builder()));
  final Supplier<SecretsManagerClient> secrets =
      new Lazy<>(() -> built(SecretsManagerClient.builder()));
  final Supplier<EventBridgeClient> eventBridge =
      new Lazy<>(() -> built(EventBridgeClient.builder()));
  final AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();

  private final Region region;
  private final SdkSpans spans;
  private final Supplier<SdkHttpClient> http = new Lazy<>(UrlConnectionHttpClient::create);

  AwsClients(String region, Spans spans) {
    this.region = Region.of(region);
    this.spans = new SdkSpans(spans);
  }

  /** It signs by itself, and asks nobody. */
  private S3Presigner signing() {
    return S3Presigner.builder().region(region).credentialsProvider(credentials).build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(B builder) {
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http.get())
        .overrideConfiguration(
            each ->
                each.apiCallTimeout(CALL)
                    .apiCallAttemptTimeout(ATTEMPT)
                    .addExecutionInterceptor(spans))
        .build();
  }
}
