package npuc.api;

import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import npuc.platform.tflite.TfliteFiles;
import org.junit.jupiter.api.Test;

/** Advice that led in a circle: a file that was copied again was refused as changed for ever. */
class FollowedAdviceTest {
  private static final byte[] WHOLE = TfliteFiles.named("int8");
  private static final byte[] CUT = Arrays.copyOf(WHOLE, 100);

  private final MemoryApi api = new MemoryApi();

  @Test
  void aFileThatWasCutAfterItWasRegisteredIsRegisteredAnewAndCompiled() {
    String uri = api.volumes.put("kws.tflite", CUT);
    api.artifact(VERSION, "tflite", uri).expectViolations("uri");
    api.volumes.put("kws.tflite", WHOLE);
    String registered = api.artifact(VERSION, "tflite", uri).expect(201).text("id");
    api.volumes.put("kws.tflite", CUT);
    says(compile(registered), "register pvc://models/kws.tflite again, as a new artifact");

    Answer cut = api.artifact(VERSION, "tflite", uri);
    cut.expectViolations("uri");
    says(cut, "copy the whole file to the volume, register it as a new artifact and compile that");

    byte[] corrected = TfliteFiles.named("int16 activations");
    api.volumes.put("kws.tflite", corrected);
    says(compile(registered), "register pvc://models/kws.tflite again, as a new artifact");
    String anew = api.artifact(VERSION, "tflite", uri).expect(201).text("id");
    compile(anew).expect(201);
  }

  private Answer compile(String artifact) {
    return api.compile(VERSION, Map.of("platform", "ethos-u", "baseArtifactId", artifact));
  }

  private static void says(Answer refused, String advice) {
    assertTrue(refused.violations().contains(advice), refused::violations);
  }
}
