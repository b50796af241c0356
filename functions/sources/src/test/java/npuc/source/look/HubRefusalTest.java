package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.environment.SecretText;
import npuc.platform.PlatformName;
import npuc.registry.ArtifactUri;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.Sight;
import npuc.source.SourceSecrets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a hub refuses, and what it means. */
class HubRefusalTest {
  private static final byte[] BYTES = "content".getBytes(UTF_8);
  private static final String REPOSITORY = "org/model";
  private static final PlatformName SAFETENSORS = new PlatformName("safetensors");

  @AutoClose private final TestHub hub = new TestHub();

  private static SourceUri uri(String text) {
    return (SourceUri) ArtifactUri.stored(text);
  }

  private static SourceSecrets token(String token) {
    return new SourceSecrets(Map.of("HF_TOKEN", new SecretText(token)));
  }

  private Reason refusal(String uri, Optional<Pin> pin, SourceSecrets secrets) {
    return assertInstanceOf(
            Sight.Refused.class,
            new NetModelSources(() -> hub.settings()).look(uri(uri), pin, SAFETENSORS, secrets))
        .why();
  }

  private void putModel() {
    hub.repositories.put(REPOSITORY, Map.of("config.json", BYTES, "model.safetensors", BYTES));
  }

  @Test
  void saysWhereToAskForAccess() {
    putModel();
    hub.refusals.put(REPOSITORY, "GatedRepo");

    Reason without = refusal("hf://org/model", Optional.empty(), SourceSecrets.NONE);
    Reason with = refusal("hf://org/model", Optional.empty(), token("hf_other"));

    assertEquals(ReasonCode.SOURCE_GATED, without.code());
    assertTrue(without.message().contains(hub.front.url() + "/org/model"), without.message());
    assertTrue(without.message().contains("HF_TOKEN is not given"), without.message());
    assertEquals(ReasonCode.SOURCE_GATED, with.code());
    assertTrue(with.message().contains("is not let in"), with.message());
    assertFalse(with.toString().contains("hf_other"));
  }

  @Test
  void tellsAPrivateRepositoryFromAMissingOneToWhoeverHasAToken() {
    putModel();
    hub.refusals.put(REPOSITORY, "RepoNotFound");

    assertEquals(
        ReasonCode.SOURCE_DENIED,
        refusal("hf://org/model", Optional.empty(), SourceSecrets.NONE).code());
    assertEquals(
        ReasonCode.SOURCE_MISSING,
        refusal("hf://org/none", Optional.empty(), token(TestHub.TOKEN)).code());
  }

  @Test
  void tellsABranchThatIsNotThereFromACommitThatIsGone() {
    putModel();
    var gone = new Pin("commit:" + "0".repeat(40));

    assertEquals(
        ReasonCode.SOURCE_MISSING,
        refusal("hf://org/model@other", Optional.empty(), SourceSecrets.NONE).code());
    assertEquals(
        ReasonCode.SOURCE_CHANGED,
        refusal("hf://org/model", Optional.of(gone), SourceSecrets.NONE).code());
  }

  @Test
  void refusesATokenThatIsNoneWithoutQuotingIt() {
    putModel();

    Reason why = refusal("hf://org/model", Optional.empty(), token("hush\nhush"));

    assertEquals(ReasonCode.SOURCE_DENIED, why.code());
    assertFalse(why.message().contains("hush"), why.message());
  }
}
