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

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import npuc.platform.MapFiles;
import npuc.platform.onnx.OnnxContent;
import npuc.platform.onnx.OnnxContent.Read;
import npuc.platform.onnx.OnnxContent.Unfit;
import npuc.platform.onnx.OnnxContent.Unjudged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that mean harm: each gets an answer, and none takes much memory. */
class HostileOnnxTest {
  private static final int LARGEST_READ = 4096;

  private static final byte[] SOUND =
      model(
          new OnnxBytes()
              .message(1, node("Conv", ""))
              .message(5, weights("w", new byte[100]))
              .message(5, outside("v", "location", "a", "offset", "8", "length", "4"))
              .message(11, input("x", "batch", 3, 48)));

  @Test
  void everyBeginningOfAModelGetsAnAnswer() {
    IntStream.range(0, SOUND.length).forEach(end -> read(Arrays.copyOf(SOUND, end)));
  }

  @Test
  void everyChangedByteGetsAnAnswer() {
    for (int at = 0; at < SOUND.length; at++) {
      for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff, SOUND[at] ^ 0x08}) {
        byte[] changed = SOUND.clone();
        changed[at] = (byte) value;
        read(changed);
      }
    }
  }

  @Test
  void randomBytesGetAnAnswer() {
    var random = new Random(17);
    for (int round = 0; round < 20_000; round++) {
      byte[] content = new byte[random.nextInt(1, 300)];
      random.nextBytes(content);
      read(content);
    }
  }

  @Test
  void randomPartsOfAModelGetAnAnswer() {
    var random = new Random(18);
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = SOUND.clone();
      int from = random.nextInt(SOUND.length);
      int length = random.nextInt(1, 1 + Math.min(20, SOUND.length - from));
      System.arraycopy(SOUND, random.nextInt(SOUND.length - length + 1), changed, from, length);
      read(changed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 1 << 30, 5})
  void aLengthThatIsALieIsDamage(int length) {
    assertInstanceOf(Unfit.class, read(new OnnxBytes().length(7, length).toBytes()));
    assertInstanceOf(Unfit.class, read(model(new OnnxBytes().length(1, length))));
    assertInstanceOf(
        Unfit.class, read(model(new OnnxBytes().message(1, new OnnxBytes().length(4, length)))));
    assertInstanceOf(
        Unfit.class, read(model(new OnnxBytes().message(5, new OnnxBytes().length(9, length)))));
  }

  @Test
  void graphsInGraphsAreBounded() {
    var graph = new OnnxBytes().message(1, node("Relu", ""));
    for (int depth = 0; depth < 5_000; depth++) {
      var attribute = new OnnxBytes().message(6, graph);
      graph = new OnnxBytes().message(1, new OnnxBytes().message(5, attribute));
    }

    assertInstanceOf(Unjudged.class, read(model(graph)));
  }

  @Test
  void groupsAreDamage() {
    byte[] groups = new byte[100_000];
    Arrays.fill(groups, (byte) 0x0b); // a group that begins, again and again

    assertInstanceOf(Unfit.class, read(groups));
  }

  @Test
  void moreKindsInputsNamesOrFilesThanAnyModelHasAreNotKept() {
    var kinds = new OnnxBytes();
    var inputs = new OnnxBytes();
    var names = new OnnxBytes();
    var files = new OnnxBytes();
    for (int number = 0; number < 20_002; number++) {
      kinds.message(1, node("Op" + number, ""));
      inputs.message(11, input("x" + number, 1));
      names.message(5, weights("w" + number, new byte[0]));
      files.message(5, outside("w", "location", "f" + number));
    }

    for (OnnxBytes graph : new OnnxBytes[] {kinds, inputs, names, files}) {
      assertInstanceOf(Unjudged.class, read(model(graph)));
    }
  }

  @Test
  void aNameWithoutAnEndIsLeftOut() {
    var graph =
        new OnnxBytes().message(1, node("Relu", "")).message(11, input("x".repeat(1_000_000), 1));

    assertTrue(
        assertInstanceOf(Read.class, read(model(graph)))
            .model()
            .inputs()
            .getFirst()
            .name()
            .isEmpty());
  }

  @Test
  void aGraphOfMoreBytesThanAreReadIsNotJudged() {
    byte[] one = new OnnxBytes().message(1, node("Relu", "")).toBytes();
    byte[] many = new byte[1_000_001 * one.length];
    for (int at = 0; at < many.length; at += one.length) {
      System.arraycopy(one, 0, many, at, one.length);
    }
    var graph = OnnxBytes.of(many);

    assertInstanceOf(Unjudged.class, read(model(graph)));
  }

  @Test
  void dimensionsThatNoTensorHasAreNotKept() {
    Object[] sizes = new Object[1_000];
    Arrays.fill(sizes, 1);

    assertInstanceOf(Unjudged.class, read(model(new OnnxBytes().message(11, input("x", sizes)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e9", "9999999999999999999", "", "٣"})
  void aPlaceThatIsNoNumberIsDamage(String offset) {
    var graph = new OnnxBytes().message(5, outside("w", "location", "a", "offset", offset));

    assertInstanceOf(Unfit.class, read(model(graph)));
  }

  /** Of 30 MB of names all were kept, until the service had no memory left. */
  @Test
  void namesOfOpenSizesAreNotKeptWithoutABound() {
    var graph = new OnnxBytes().message(1, node("Conv", ""));
    for (int input = 0; input < 300; input++) {
      String name = "정".repeat(300) + input;
      graph.message(
          11, input("x" + input, IntStream.range(0, 60).mapToObj(at -> name + "_" + at).toArray()));
    }

    assertInstanceOf(Unjudged.class, read(model(graph)));
  }

  /** Weights of these were never looked for, so they could lie anywhere. */
  @ParameterizedTest
  @ValueSource(strings = {"sparse", "sparse indices", "sparse attribute", "function", "training"})
  void weightsOutsideAreSeenWhereverATensorCanStand(String where) {
    OnnxBytes tensor = outside("w", "location", "/etc/passwd");
    OnnxBytes attribute = new OnnxBytes().text(1, "value").message(5, tensor);
    OnnxBytes node = node("Constant", "").message(5, attribute);
    OnnxBytes graph = new OnnxBytes().message(1, node("Conv", ""));
    byte[] model =
        switch (where) {
          case "sparse" -> model(graph.message(15, new OnnxBytes().message(1, tensor)));
          case "sparse indices" -> model(graph.message(15, new OnnxBytes().message(2, tensor)));
          case "sparse attribute" -> {
            var sparse = new OnnxBytes().message(22, new OnnxBytes().message(1, tensor));
            yield model(graph.message(1, node("Constant", "").message(5, sparse)));
          }
          case "function" ->
              OnnxBytes.of(model(graph)).message(25, new OnnxBytes().message(7, node)).toBytes();
          default ->
              OnnxBytes.of(model(graph))
                  .message(20, new OnnxBytes().message(1, new OnnxBytes().message(1, node)))
                  .toBytes();
        };

    var found = assertInstanceOf(Read.class, read(model)).model();
    assertEquals(Set.of("/etc/passwd"), found.external().keySet());
    assertFalse(found.operators().containsKey(where.equals("sparse attribute") ? "" : "Constant"));
  }

  private static OnnxContent read(byte[] content) {
    var files = new MapFiles().with("net.onnx", content);
    OnnxContent found = new ProtobufOnnxReader().read(files);
    assertTrue(files.largestRead() <= LARGEST_READ);
    return found;
  }
}
