package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ONNX model of a hub, for a stand-in of Qualcomm's compiler that puts its files together. */
class FetchedOnnxTest {
  /** One operator, an input, and a tensor of weights in {@code model.onnx_data}. */
  private static final byte[] MODEL =
      bytes(
          "\b\b:@\n\11\n\1x\"\4Relu*\"B\1wp\1j\33\n\blocation\22\17model.onnx_data"
              + "Z\17\n\1x\22\n\n\b\b\1\22\4\n\2\b\1");

  private static final byte[] WEIGHTS = bytes("0123456789");
  private static final String COMPILER =
      """
      #!/bin/sh
      model=$(echo "$3" | sed 's/.*"model": "\\([^"]*\\)".*/\\1/')
      cat "$model" "${model}_data" > model_qnn.bin
      printf context > model.onnx
      echo 'summary: {"npuOperators": 1, "cpuOperators": 0}'
      """;

  @TempDir private static Path folder;
  @AutoClose private static StandInHub hub;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void start() throws IOException {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    Path venv = home.resolve(".venv-qualcomm");
    Files.createDirectories(
        venv.resolve("lib/python3/site-packages/onnxruntime_qnn-2.7.0.dist-info"));
    Path compiler = Files.createDirectories(venv.resolve("bin")).resolve("python3");
    Files.writeString(compiler, COMPILER);
    Files.setPosixFilePermissions(compiler, PosixFilePermissions.fromString("rwxr-xr-x"));
    hub = StandInHub.start(folder.resolve("hub"));
    hub.put("org/net", "onnx/model.onnx", MODEL);
    hub.put("org/net", "onnx/model.onnx_data", WEIGHTS);
    hub.put("org/net", "onnx/model_quantized.onnx", MODEL);
    hub.put("org/net", "config.json", bytes("{}"));
    hub.put("org/torn", "model.onnx", MODEL);
    service = RunningService.start(folder, home, hub.settings(folder));
  }

  @Test
  void aModelIsFetchedWithItsWeightsAndCompiled() throws IOException {
    String version = service.emptyVersion();
    service.artifact(version, "onnx", "hf://org/net/onnx/model.onnx").expect(201);

    Answer done =
        service.ended(
            service.compile(version, Map.of("platform", "qualcomm-htp")).expect(201).text("id"));

    assertEquals("Registered", done.phase(), done::toString);
    Path published =
        service.volume().resolve(done.text("publishedUri").replace("pvc://models/", ""));
    assertEquals(
        text(MODEL) + text(WEIGHTS), text(Files.readAllBytes(published.resolve("model_qnn.bin"))));
  }

  @Test
  void severalModelsAreAChoiceThatNobodyMade() {
    Answer refused =
        service.artifact(service.emptyVersion(), "onnx", "hf://org/net").expectViolations("uri");

    assertTrue(refused.violations().contains("onnx/model.onnx, onnx/model_quantized.onnx"));
  }

  @Test
  void weightsThatAreNotThereAreToldBeforeAnythingIsFetched() {
    Answer refused =
        service.artifact(service.emptyVersion(), "onnx", "hf://org/torn").expectViolations("uri");

    assertTrue(refused.violations().contains("model.onnx_data"), refused::violations);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
