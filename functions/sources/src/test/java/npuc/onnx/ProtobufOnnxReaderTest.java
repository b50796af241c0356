package npuc.onnx;

import static npuc.onnx.OnnxBytes.input;
import static npuc.onnx.OnnxBytes.model;
import static npuc.onnx.OnnxBytes.node;
import static npuc.onnx.OnnxBytes.outside;
import static npuc.onnx.OnnxBytes.weights;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.MapFiles;
import npuc.platform.ModelFiles;
import npuc.platform.onnx.OnnxContent;
import npuc.platform.onnx.OnnxContent.Read;
import npuc.platform.onnx.OnnxContent.Unfit;
import npuc.platform.onnx.OnnxContent.Unjudged;
import npuc.platform.onnx.OnnxInput;
import npuc.platform.onnx.OnnxInput.Size;
import npuc.platform.onnx.OnnxModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufOnnxReaderTest {
  private static final OnnxBytes GRAPH =
      new OnnxBytes()
          .message(1, node("Conv", ""))
          .message(1, node("Conv", "ai.onnx"))
          .message(1, node("Magic", "acme"))
          .message(5, weights("w", new byte[10]))
          .message(11, input("x", "batch", 3, -1, "?"))
          .message(11, input("w", 8, 3));

  @Test
  void tellsWhatDecides() {
    OnnxModel found = found(read(model(GRAPH)));

    assertEquals(17, found.opset());
    assertEquals(Map.of("Conv", 2, "acme.Magic", 1), found.operators());
    assertEquals(
        List.of(
            new OnnxInput(
                "x",
                Optional.of(
                    List.of(
                        new Size(0, "batch"),
                        new Size(3, ""),
                        new Size(-1, ""),
                        new Size(0, ""))))),
        found.inputs());
    assertFalse(found.quantized());
  }

  @Test
  void operatorsInBranchesAreCountedAndTheirInputsAreNot() {
    var branch = new OnnxBytes().message(1, node("DequantizeLinear", "")).message(11, input("i"));
    var attribute = new OnnxBytes().message(6, branch);
    var graph = new OnnxBytes().message(1, node("If", "").message(5, attribute));

    OnnxModel found = found(read(model(graph)));

    assertEquals(Map.of("If", 1, "DequantizeLinear", 1), found.operators());
    assertEquals(List.of(), found.inputs());
    assertTrue(found.quantized());
  }

  @Test
  void filesOfWeightsAreToldWithTheBytesThatTheyMustHave() {
    var constant = new OnnxBytes().message(5, outside("c", "location", "../b"));
    var graph =
        new OnnxBytes()
            .message(5, outside("w", "location", "a", "offset", "8", "length", "4"))
            .message(5, outside("v", "location", "a", "offset", "0", "length", "8"))
            .message(1, node("Constant", "").message(5, constant));

    assertEquals(Map.of("a", 12L, "../b", 0L), found(read(model(graph))).external());
  }

  @Test
  void weightsAreSkippedNotRead() {
    byte[] large = new byte[20_000_000];
    var files =
        new MapFiles()
            .with(
                "net.onnx",
                model(
                    new OnnxBytes().message(5, weights("w", large)).message(1, node("Relu", ""))));

    assertInstanceOf(Read.class, new ProtobufOnnxReader().read(files));
    assertTrue(files.bytesRead() < 20_000, () -> files.bytesRead() + " bytes");
  }

  @Test
  void theOnlyModelOfAFolderIsRead() {
    var folder = new MapFiles().with("net.ONNX", model(GRAPH)).with("net.data", "weights");

    assertEquals("net.ONNX", found(new ProtobufOnnxReader().read(folder)).file());
    assertInstanceOf(
        Unfit.class, new ProtobufOnnxReader().read(folder.with("b.onnx", model(GRAPH))));
  }

  @Test
  void aFolderWithoutAModelIsUnfit() {
    var folder = new MapFiles().with("a", "1").with("b", "2");

    assertTrue(
        assertInstanceOf(Unfit.class, new ProtobufOnnxReader().read(folder))
            .why()
            .message()
            .contains("no .onnx file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "version https://git-lfs", "<!DOCTYPE html>", "PK\u0003\u0004zip", "GGUF"})
  void whatIsNoModelIsUnfit(String content) {
    assertInstanceOf(Unfit.class, read(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aModelWithoutOperatorsIsUnfit() {
    assertInstanceOf(Unfit.class, read(model(new OnnxBytes().message(11, input("x", 1)))));
    assertInstanceOf(Unfit.class, read(new OnnxBytes().number(1, 8).toBytes()));
  }

  @Test
  void filesThatOnlyJobsSeeAreNotJudged() {
    assertInstanceOf(Unjudged.class, new ProtobufOnnxReader().read(ModelFiles.unseen()));
  }

  @Test
  void aFileThatNoProtobufCanHoldIsUnfit() {
    var huge = new MapFiles().with("net.onnx", new byte[10]).claiming(1L << 40);

    assertTrue(
        assertInstanceOf(Unfit.class, new ProtobufOnnxReader().read(huge))
            .why()
            .message()
            .contains("more than 2 GiB"));
  }

  private static OnnxContent read(byte[] content) {
    return new ProtobufOnnxReader().read(new MapFiles().with("net.onnx", content));
  }

  private static OnnxModel found(OnnxContent content) {
    return assertInstanceOf(Read.class, content).model();
  }
}
