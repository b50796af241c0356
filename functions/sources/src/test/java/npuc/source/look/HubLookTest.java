package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.environment.SecretText;
import npuc.hash.Sha256;
import npuc.registry.ArtifactUri;
import npuc.registry.HubUri;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.ModelSources;
import npuc.source.ModelSourcesContract;
import npuc.source.Sight;
import npuc.source.SourceSecrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubLookTest extends ModelSourcesContract {
  private static final byte[] BYTES = "content".getBytes(UTF_8);
  private static final String REPOSITORY = "org/model";

  private final TestHub hub = new TestHub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Override
  protected SourceUri put(Optional<SourceUri> place, Map<String, byte[]> files) {
    hub.repositories.put(REPOSITORY, files);
    return place.orElse(uri("hf://" + REPOSITORY));
  }

  @Override
  protected SourceUri missing() {
    return uri("hf://org/missing");
  }

  @Override
  protected ModelSources sources() {
    return new NetModelSources(() -> hub.settings());
  }

  private static SourceUri uri(String text) {
    return (SourceUri) ArtifactUri.stored(text);
  }

  private static SourceSecrets token(String token) {
    return new SourceSecrets(Map.of("HF_TOKEN", new SecretText(token)));
  }

  private void putModel() {
    put(Optional.empty(), Map.of("config.json", BYTES, "model.safetensors", BYTES));
  }

  @Test
  void pinsTheCommitAndNamesTheFileWithItsDigest() {
    put(Optional.empty(), Map.of("README.md", BYTES, "net/kws.tflite", BYTES));

    var seen =
        assertInstanceOf(
            Sight.Pinned.class,
            sources()
                .look(uri("hf://org/model@main"), Optional.empty(), TFLITE, SourceSecrets.NONE));

    assertEquals("commit:" + hub.commit(REPOSITORY), seen.pin().text());
    assertEquals(uri("hf://org/model@main/net/kws.tflite"), seen.uri());
    assertEquals(Optional.of("sha256:" + Sha256.hex(BYTES)), seen.digest());
  }

  @Test
  void oneOfSeveralOnnxModelsIsNamedByThePathAndBringsItsWeights() {
    put(
        Optional.empty(),
        Map.of(
            "onnx/model.onnx", BYTES,
            "onnx/model.onnx_data", BYTES,
            "onnx/model_q4.onnx", BYTES,
            "onnx/model_q4.onnx_data", BYTES));

    var refused =
        assertInstanceOf(
            Sight.Refused.class,
            sources().look(uri("hf://org/model"), Optional.empty(), ONNX, SourceSecrets.NONE));
    var seen =
        assertInstanceOf(
            Sight.Pinned.class,
            sources()
                .look(
                    uri("hf://org/model/onnx/model_q4.onnx"),
                    Optional.empty(),
                    ONNX,
                    SourceSecrets.NONE));

    assertTrue(refused.why().message().contains("onnx/model.onnx, onnx/model_q4.onnx"));
    assertEquals(uri("hf://org/model/onnx/model_q4.onnx"), seen.uri());
    assertEquals(List.of("model_q4.onnx", "model_q4.onnx_data"), seen.files().names());
  }

  @Test
  void anOnnxModelThatIsTooLargeToBeReadIsLeftToTheJob() {
    byte[] large = new byte[Heads.LARGEST_WHOLE + 1];
    put(Optional.empty(), Map.of("model.onnx", large));
    assertFalse(seenOnnx().files().visible());

    put(Optional.empty(), Map.of("model.onnx", BYTES, "model.onnx_data", large));
    assertTrue(seenOnnx().files().visible());
  }

  private Sight.Pinned seenOnnx() {
    return assertInstanceOf(
        Sight.Pinned.class,
        sources().look(uri("hf://org/model"), Optional.empty(), ONNX, SourceSecrets.NONE));
  }

  @Test
  void seesOnlyWhatIsBelowAFolderOfTheUri() {
    put(
        Optional.empty(),
        Map.of("fp16/model.safetensors", BYTES, "fp16/config.json", BYTES, "config.json", BYTES));

    var seen =
        assertInstanceOf(
            Sight.Pinned.class,
            sources().look(uri("hf://org/model/fp16"), Optional.empty(), SAFETENSORS, token("")));

    assertEquals(List.of("config.json", "model.safetensors"), seen.files().names());
    assertEquals(Optional.of(14L), seen.sizeBytes());
  }

  @Test
  void readsAllPagesFromThisHubOnly() {
    hub.pageSize = 7;
    Map<String, byte[]> files =
        IntStream.range(0, 40)
            .boxed()
            .collect(Collectors.toMap(n -> "f" + n + ".json", n -> BYTES));
    put(
        Optional.empty(),
        Stream.concat(files.entrySet().stream(), Stream.of(Map.entry("model.safetensors", BYTES)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

    var seen =
        assertInstanceOf(
            Sight.Pinned.class,
            sources().look(uri("hf://org/model"), Optional.empty(), SAFETENSORS, token("")));

    assertEquals(41, seen.files().names().size());
  }

  @Test
  void givesTheTokenToTheHubAndToNobodyElse() {
    putModel();
    hub.refusals.put(REPOSITORY, "RepoNotFound");

    assertInstanceOf(
        Sight.Pinned.class,
        sources().look(uri("hf://org/model"), Optional.empty(), SAFETENSORS, token(TestHub.TOKEN)));

    assertTrue(hub.front.asked.stream().allMatch(line -> line.contains(TestHub.TOKEN)));
    assertFalse(hub.elsewhere.asked.isEmpty());
    assertTrue(hub.elsewhere.asked.stream().noneMatch(line -> line.contains("Bearer")));
  }

  @Test
  void keepsWhatUsersSeeApart() {
    putModel();
    hub.refusals.put(REPOSITORY, "RepoNotFound");
    ModelSources sources = sources();
    sources.look(uri("hf://org/model"), Optional.empty(), SAFETENSORS, token(TestHub.TOKEN));
    var pin = Optional.of(new Pin("commit:" + hub.commit(REPOSITORY)));

    assertInstanceOf(
        Sight.Refused.class,
        sources.look(uri("hf://org/model"), pin, SAFETENSORS, SourceSecrets.NONE));
  }

  @Test
  void makesNoRequestForASecondLook() {
    putModel();
    ModelSources sources = sources();
    SourceUri uri = uri("hf://org/model@main");
    sources.look(uri, Optional.empty(), SAFETENSORS, SourceSecrets.NONE);
    int asked = hub.front.asked.size();

    sources.look(uri, Optional.empty(), SAFETENSORS, SourceSecrets.NONE);
    sources.look(
        ((HubUri) uri).withoutRevision(),
        Optional.of(new Pin("commit:" + hub.commit(REPOSITORY))),
        SAFETENSORS,
        SourceSecrets.NONE);

    assertEquals(asked, hub.front.asked.size());
  }

  /** A cache by frequency once kept old models, and not the one that somebody compiles now. */
  @Test
  void keepsTheModelThatWasLookedAtLast() {
    byte[] large = new byte[1024 * 1024];
    ModelSources sources = sources();
    for (int number = 0; number < 20; number++) {
      String repository = "org/model-" + number;
      hub.repositories.put(
          repository,
          Map.of("a.json", large, "b.json", large, "config.json", large, "x.safetensors", BYTES));
      SourceUri uri = uri("hf://" + repository);
      sources.look(uri, Optional.empty(), SAFETENSORS, SourceSecrets.NONE);
      int asked = hub.front.asked.size();

      var pin = Optional.of(new Pin("commit:" + hub.commit(repository)));
      sources.look(uri, pin, SAFETENSORS, SourceSecrets.NONE);

      assertEquals(asked, hub.front.asked.size(), repository);
    }
  }
}
