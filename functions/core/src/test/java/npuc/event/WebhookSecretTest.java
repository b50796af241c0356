package npuc.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
  /** The example of the specification and of its libraries' tests. */
  @Test
  void signsAsStandardWebhooksDoes() {
    assertEquals(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        SampleWebhooks.SECRET.signature(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}"));
  }

  @Test
  void isAKeyOf32BytesThatNoOtherWebhookHas() {
    String one = WebhookSecret.random().text().plain();

    assertEquals(32, Base64.getDecoder().decode(one.replaceFirst("whsec_", "")).length);
    assertNotEquals(one, WebhookSecret.random().text().plain());
  }

  @Test
  void showsItselfToNobody() {
    assertFalse(SampleWebhooks.SECRET.toString().contains("MfKQ9r8"));
  }
}
