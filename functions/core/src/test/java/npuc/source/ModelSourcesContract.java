package npuc.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import npuc.compilation.ReasonCode;
import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import org.junit.jupiter.api.Test;

/** What holds for every kind of source that has several files. */
public abstract class ModelSourcesContract {
  protected static final PlatformName SAFETENSORS = new PlatformName("safetensors");
  protected static final PlatformName ONNX = new PlatformName("onnx");
  protected static final PlatformName TFLITE = new PlatformName("tflite");

  private static final byte[] WEIGHTS = "0123456789".getBytes(UTF_8);
  private static final Map<String, byte[]> MODEL =
      Map.of(
          "config.json", "{}".getBytes(UTF_8),
          "model.safetensors", WEIGHTS,
          "README.md", "read me".getBytes(UTF_8),
          "deep/tokenizer.json", "[1]".getBytes(UTF_8),
          "설명 # 1.json", "[]".getBytes(UTF_8));

  /** A place that holds exactly these files, by path; a new one if it is not given. */
  protected abstract SourceUri put(Optional<SourceUri> place, Map<String, byte[]> files);

  /** One that is not there. */
  protected abstract SourceUri missing();

  /** Those of a service that has just started. */
  protected abstract ModelSources sources();

  private Sight look(SourceUri uri, Optional<Pin> pin, PlatformName format) {
    return sources().look(uri, pin, format, SourceSecrets.NONE);
  }

  private static Sight.Pinned pinned(Sight sight) {
    return assertInstanceOf(Sight.Pinned.class, sight);
  }

  private static String refused(ReasonCode code, Sight sight) {
    Sight.Refused refused = assertInstanceOf(Sight.Refused.class, sight);
    assertEquals(code, refused.why().code(), refused.why().message());
    return refused.why().message();
  }

  @Test
  protected void seesWhatTheFormatNeeds() {
    Sight.Pinned seen = pinned(look(put(Optional.empty(), MODEL), Optional.empty(), SAFETENSORS));

    ModelFiles files = seen.files();
    assertEquals(Optional.of(17L), seen.sizeBytes());
    assertEquals(List.of("config.json", "model.safetensors", "설명 # 1.json"), files.names());
    assertEquals(OptionalLong.of(10), files.size("model.safetensors"));
    assertEquals(OptionalLong.empty(), files.size("README.md"));
    assertArrayEquals("345".getBytes(UTF_8), files.read("model.safetensors", 3, 3).orElseThrow());
    assertArrayEquals("[]".getBytes(UTF_8), files.read("설명 # 1.json", 10).orElseThrow());
    assertTrue(files.read("model.safetensors", 8, 3).isEmpty());
    assertTrue(files.read("../config.json", 0, 1).isEmpty());
    assertTrue(files.onlyFile().isEmpty());
  }

  @Test
  protected void anOnnxModelIsSeenWithItsWeightsBesideIt() {
    Map<String, byte[]> model =
        Map.of(
            "onnx/model.onnx", WEIGHTS,
            "onnx/model.onnx_data", WEIGHTS,
            "onnx/config.json", WEIGHTS,
            "model.safetensors", WEIGHTS);
    Sight.Pinned seen = pinned(look(put(Optional.empty(), model), Optional.empty(), ONNX));

    assertEquals(List.of("model.onnx", "model.onnx_data"), seen.files().names());
    assertEquals(Optional.of(20L), seen.sizeBytes());
    assertTrue(seen.files().onlyFile().isEmpty());
    assertArrayEquals(WEIGHTS, seen.files().read("model.onnx", 10).orElseThrow());
  }

  @Test
  protected void anOnnxModelWithoutOtherFilesIsOneFile() {
    SourceUri uri = put(Optional.empty(), Map.of("net/model.onnx", WEIGHTS, "a.json", WEIGHTS));
    Sight.Pinned seen = pinned(look(uri, Optional.empty(), ONNX));

    assertTrue(seen.files().onlyFile().orElseThrow().endsWith("model.onnx"));
    Sight.Pinned again = pinned(look(seen.uri(), Optional.of(seen.pin()), ONNX));
    assertEquals(seen.pin(), again.pin());
  }

  @Test
  protected void findsTheSameByItsPin() {
    SourceUri uri = put(Optional.empty(), MODEL);
    Sight.Pinned first = pinned(look(uri, Optional.empty(), SAFETENSORS));

    Sight.Pinned again = pinned(look(uri, Optional.of(first.pin()), SAFETENSORS));

    assertEquals(first.pin(), again.pin());
    assertEquals(first.uri(), again.uri());
  }

  @Test
  protected void tellsThatTheContentIsAnother() {
    SourceUri uri = put(Optional.empty(), MODEL);
    Pin pin = pinned(look(uri, Optional.empty(), SAFETENSORS)).pin();
    var changed = new HashMap<>(MODEL);
    changed.put("config.json", "{\"a\": 1}".getBytes(UTF_8));
    put(Optional.of(uri), changed);

    String why = refused(ReasonCode.SOURCE_CHANGED, look(uri, Optional.of(pin), SAFETENSORS));

    assertTrue(why.contains("register it again"), why);
  }

  @Test
  protected void takesTheOnlyTfliteFile() {
    var files = Map.of("README.md", WEIGHTS, "net/kws.tflite", WEIGHTS);

    Sight.Pinned seen = pinned(look(put(Optional.empty(), files), Optional.empty(), TFLITE));

    assertEquals(seen.files().names(), List.copyOf(seen.files().onlyFile().stream().toList()));
    assertEquals(Optional.of(10L), seen.sizeBytes());
    String name = seen.files().onlyFile().orElseThrow();
    assertArrayEquals(WEIGHTS, seen.files().read(name, 0, 10).orElseThrow());
    Sight.Pinned again = pinned(look(seen.uri(), Optional.of(seen.pin()), TFLITE));
    assertEquals(seen.pin(), again.pin());
    assertEquals(seen.uri(), again.uri());
  }

  @Test
  protected void doesNotChooseOneOfSeveralTfliteFiles() {
    SourceUri uri = put(Optional.empty(), Map.of("a.tflite", WEIGHTS, "b.tflite", WEIGHTS));

    String why = refused(ReasonCode.SOURCE_REFUSED, look(uri, Optional.empty(), TFLITE));

    assertTrue(why.contains("a.tflite") && why.contains("b.tflite"), why);
  }

  @Test
  protected void refusesWhatHasNoModelOfTheFormat() {
    SourceUri uri =
        put(Optional.empty(), Map.of("config.json", WEIGHTS, "pytorch_model.bin", WEIGHTS));

    String why = refused(ReasonCode.SOURCE_REFUSED, look(uri, Optional.empty(), SAFETENSORS));

    assertTrue(why.contains("save_pretrained"), why);
  }

  @Test
  protected void refusesWhatIsNotThere() {
    Sight.Refused refused =
        assertInstanceOf(Sight.Refused.class, look(missing(), Optional.empty(), SAFETENSORS));

    assertTrue(
        List.of(ReasonCode.SOURCE_MISSING, ReasonCode.SOURCE_DENIED).contains(refused.why().code()),
        refused.toString());
  }

  @Test
  protected void asksOnlyOnceForWhatIsPinned() {
    SourceUri uri = put(Optional.empty(), MODEL);
    ModelSources sources = sources();
    Sight first = sources.look(uri, Optional.empty(), SAFETENSORS, SourceSecrets.NONE);
    put(Optional.of(uri), Map.of());

    Sight again =
        sources.look(uri, Optional.of(pinned(first).pin()), SAFETENSORS, SourceSecrets.NONE);

    assertEquals(first, again);
  }
}
