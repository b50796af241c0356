package npuc.source.bucket;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import npuc.environment.SecretText;
import npuc.source.AwsKeys;
import npuc.source.SourceSecrets;
import npuc.source.SourceSettings;
import npuc.source.net.Trust;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Clients of S3, one for each region, and the credentials that count: the user's, else the
 * operator's, else those of this process; where there are none, requests are not signed.
 *
 * <p>Hosts are those of the settings or of AWS, so no address is checked.
 */
public final class S3Clients {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT = Duration.ofSeconds(5);
  private static final int REGIONS = 16;
  private static final String REGION = "[a-z0-9-]{1,40}";

  private final SourceSettings settings;
  private final LoadingCache<Region, S3Client> clients =
      Caffeine.newBuilder().maximumSize(REGIONS).executor(Runnable::run).build(this::client);

  public S3Clients(SourceSettings settings) {
    this.settings = settings;
  }

  /** A client for the user's region, else the operator's, else that of this process. */
  S3Client of(SourceSecrets secrets) {
    Optional<String> region = secrets.awsRegion().filter(name -> name.matches(REGION));
    return clients.get(
        region.or(() -> settings.s3().region()).map(Region::of).orElseGet(S3Clients::ownRegion));
  }

  AwsCredentialsProvider credentials(SourceSecrets secrets) {
    return secrets
        .awsKeys()
        .or(() -> settings.s3().keys())
        .map(S3Clients::provider)
        .orElseGet(S3Clients::own);
  }

  private static AwsCredentialsProvider provider(AwsKeys keys) {
    String id = keys.id().plain();
    String secret = keys.secret().plain();
    return StaticCredentialsProvider.create(
        keys.sessionToken()
            .map(SecretText::plain)
            .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
            .orElseGet(() -> AwsBasicCredentials.create(id, secret)));
  }

  private static AwsCredentialsProvider own() {
    AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
    try {
      return StaticCredentialsProvider.create(chain.resolveCredentials());
    } catch (SdkClientException none) {
      return AnonymousCredentialsProvider.create();
    }
  }

  private static Region ownRegion() {
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkClientException none) {
      return Region.US_EAST_1;
    }
  }

  private S3Client client(Region region) {
    var builder =
        S3Client.builder()
            .region(region)
            .httpClientBuilder(http())
            .crossRegionAccessEnabled(settings.s3().endpoint().isEmpty())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(each -> each.apiCallAttemptTimeout(ATTEMPT));
    settings.s3().endpoint().ifPresent(at -> builder.endpointOverride(at).forcePathStyle(true));
    return builder.build();
  }

  private UrlConnectionHttpClient.Builder http() {
    var builder =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT);
    settings
        .caFile()
        .ifPresent(file -> builder.tlsTrustManagersProvider(() -> Trust.managers(file)));
    settings.proxy().ifPresent(proxy -> builder.proxyConfiguration(proxy(proxy)));
    return builder;
  }

  private static ProxyConfiguration proxy(URI proxy) {
    return ProxyConfiguration.builder()
        .endpoint(proxy)
        .useEnvironmentVariablesValues(false)
        .build();
  }
}
