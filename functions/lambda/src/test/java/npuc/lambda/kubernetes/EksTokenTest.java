package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class EksTokenTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String KEY = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  private final MovableClock clock = new MovableClock();
  private AwsCredentials credentials = AwsBasicCredentials.create(KEY, SECRET);
  private final EksToken token =
      new EksToken(() -> credentials, "eu-west-1", "npuc-cluster", clock);

  @Test
  void itIsAPresignedRequestForTheCallersIdentityOnThatCluster() throws Exception {
    String query =
        "Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIDEXAMPLE%2F20260301%2Feu-west-1%2Fsts%2Faws4_request"
            + "&X-Amz-Date=20260301T120000Z&X-Amz-Expires=60"
            + "&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id";
    String canonical =
        "GET\n/\n"
            + query
            + "\nhost:sts.eu-west-1.amazonaws.com\nx-k8s-aws-id:npuc-cluster\n\n"
            + "host;x-k8s-aws-id\n"
            + sha256("");

    URI url = url();
    assertEquals("https", url.getScheme());
    assertEquals("sts.eu-west-1.amazonaws.com", url.getHost());
    assertEquals("/", url.getPath());
    assertEquals(
        sorted(query + "&X-Amz-Signature=" + signature(canonical)), sorted(url.getRawQuery()));
  }

  @Test
  void ofTheChineseRegionsTheHostIsAnother() {
    var chinese = new EksToken(() -> credentials, "cn-north-1", "npuc-cluster", clock);

    assertTrue(decoded(chinese).startsWith("https://sts.cn-north-1.amazonaws.com.cn/?"));
  }

  @Test
  void ofALambdaTheSessionIsSignedToo() {
    credentials = AwsSessionCredentials.create(KEY, SECRET, "session");

    assertTrue(url().getRawQuery().contains("X-Amz-Security-Token=session"));
  }

  @Test
  void itIsUsedForTenMinutes() {
    String first = token.getToken();
    clock.move(Duration.ofMinutes(10).minusSeconds(1));
    assertEquals(first, token.getToken());

    clock.move(Duration.ofSeconds(1));
    assertNotEquals(first, token.getToken());
  }

  @Test
  void aClockThatWasSetBackMakesItUseless() {
    String first = token.getToken();
    clock.move(Duration.ofHours(-1));

    assertNotEquals(first, token.getToken());
  }

  @Test
  void anotherAccessKeySignsAnew() {
    String first = token.getToken();
    credentials = AwsBasicCredentials.create("AKIDOTHER", SECRET);

    assertNotEquals(first, token.getToken());
  }

  @Test
  void whatIsForgottenIsSignedAnew() {
    String first = token.getToken();
    clock.move(Duration.ofSeconds(1));
    token.forget();

    assertNotEquals(first, token.getToken());
  }

  private URI url() {
    return URI.create(decoded(token));
  }

  private static String decoded(EksToken token) {
    String text = token.getToken();
    assertTrue(text.startsWith("k8s-aws-v1."), text);
    byte[] url = Base64.getUrlDecoder().decode(text.substring("k8s-aws-v1.".length()));
    return new String(url, StandardCharsets.UTF_8);
  }

  private static List<String> sorted(String query) {
    return Stream.of(query.split("&", -1)).sorted().toList();
  }

  /** Signature Version 4 as AWS describes it, for the scope of the test. */
  private static String signature(String canonicalRequest) throws GeneralSecurityException {
    byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of("20260301", "eu-west-1", "sts", "aws4_request")) {
      key = hmac(key, part);
    }
    String scope = "20260301/eu-west-1/sts/aws4_request";
    String toSign =
        "AWS4-HMAC-SHA256\n20260301T120000Z\n" + scope + "\n" + sha256(canonicalRequest);
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String text) throws GeneralSecurityException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private static final class MovableClock extends Clock {
    private Instant now = NOON;

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
