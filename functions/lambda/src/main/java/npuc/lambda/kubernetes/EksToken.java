package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * The token by which an EKS cluster knows who calls: a presigned request to STS, which the cluster
 * sends. Signed here, without a call. A cluster takes it for 15 minutes; it is used for 10, for one
 * access key, and never after {@link #forget}.
 */
public final class EksToken implements OAuthTokenProvider {
  private static final Duration LIFE = Duration.ofMinutes(10);

  /** Part of the signature only: a cluster goes by the time of signing. */
  private static final Duration EXPIRATION = Duration.ofSeconds(60);

  private final AwsCredentialsProvider credentials;
  private final String region;
  private final String cluster;
  private final Clock clock;
  private Optional<Minted> minted = Optional.empty();

  private record Minted(String token, String accessKey, Instant at) {
    boolean isGood(String key, Instant now) {
      Duration age = Duration.between(at, now);
      return accessKey.equals(key) && !age.isNegative() && age.compareTo(LIFE) < 0;
    }

    @Override
    public String toString() {
      return "token of " + at;
    }
  }

  public EksToken(AwsCredentialsProvider credentials, String region, String cluster, Clock clock) {
    this.credentials = credentials;
    this.region = region;
    this.cluster = cluster;
    this.clock = clock;
  }

  @Override
  public synchronized String getToken() {
    AwsCredentialsIdentity identity = credentials.resolveCredentials();
    Instant now = clock.instant();
    Minted good =
        minted
            .filter(last -> last.isGood(identity.accessKeyId(), now))
            .orElseGet(() -> new Minted(sign(identity, now), identity.accessKeyId(), now));
    minted = Optional.of(good);
    return good.token();
  }

  /**
   * Signs anew at the next use: after a refusal, or when a snapshot of the process was restored.
   */
  public synchronized void forget() {
    minted = Optional.empty();
  }

  private String sign(AwsCredentialsIdentity identity, Instant now) {
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                request ->
                    request
                        .identity(identity)
                        .request(callerIdentity())
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(
                            AwsV4FamilyHttpSigner.AUTH_LOCATION,
                            AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, EXPIRATION)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, clock.getZone())));
    byte[] url = signed.request().getUri().toString().getBytes(StandardCharsets.UTF_8);
    return "k8s-aws-v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(url);
  }

  private SdkHttpRequest callerIdentity() {
    String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn/" : ".amazonaws.com/";
    return SdkHttpFullRequest.builder()
        .method(SdkHttpMethod.GET)
        .uri(URI.create("https://sts." + region + suffix))
        .putRawQueryParameter("Action", "GetCallerIdentity")
        .putRawQueryParameter("Version", "2011-06-15")
        .putHeader("x-k8s-aws-id", cluster)
        .build();
  }
}
