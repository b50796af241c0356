package npuc.platform.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import npuc.platform.MapFiles;
import npuc.refusal.Fault;
import npuc.refusal.Violation;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxCheckTest {
  private static final OnnxInput X = new OnnxInput("x", Optional.empty());
  private static final MapFiles FOLDER =
      new MapFiles().with("net.onnx", "graph").with("net.data", "weights");

  @Test
  void weightsThatLieBesideTheModelAreFine() {
    assertEquals(List.of(), found(weights("net.data", 7)));
  }

  @ParameterizedTest
  @CsvSource({
    "other.data, 1, which is not there",
    "net.data, 8, 7 of the 8 bytes",
    "'', 0, a file without a name",
  })
  void weightsThatAreNotAllThereAreTold(String file, long bytes, String words) {
    List<Violation> found = found(weights(file, bytes));

    assertEquals("uri", found.getFirst().field());
    assertTrue(found.getFirst().message().contains(words), found::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "../net.data", "/etc/passwd", "sub/net.data", "..\\net.data"})
  void weightsOutsideOfTheFolderAreRefused(String file) {
    assertTrue(found(weights(file, 0)).getFirst().message().contains("not a file beside it"));
  }

  @Test
  void whatIsUnfitIsToldWithItsAdvice() {
    Fault empty = Fault.of(ViolationCode.FILE_DAMAGED, "a.onnx is empty; export it again");

    assertEquals(List.of(new Violation("uri", empty)), found(new OnnxContent.Unfit(empty)));
  }

  /** These passed a dry run, and each compiler refused them in words that told no reason. */
  @Test
  void whatNoCompilerTakesIsRefused() {
    assertEquals(
        List.of("net.onnx has no inputs; export the model again and register that"),
        messages(found(of())));
    assertEquals(
        List.of(
            "net.onnx has two inputs that are called x; export the model again and register that",
            "net.onnx has a size of 4611686018427387904 in its input x, and 1048576 is the most;"
                + " export the model again and register that"),
        messages(found(of(X, input("x", 1, 1L << 62)))));
    assertEquals(List.of(), found(of(input("x", 1_048_576), input("y", 0))));
  }

  private static List<String> messages(List<Violation> violations) {
    return violations.stream().map(Violation::message).toList();
  }

  @Test
  void ofWhatCannotBeJudgedNothingIsSaid() {
    assertEquals(List.of(), found(new OnnxContent.Unjudged()));
  }

  private static OnnxContent weights(String file, long bytes) {
    return new OnnxContent.Read(
        new OnnxModel(
            "net.onnx", 17, List.of(X), new TreeMap<>(), new TreeMap<>(Map.of(file, bytes))));
  }

  private static OnnxContent of(OnnxInput... inputs) {
    return new OnnxContent.Read(
        new OnnxModel("net.onnx", 17, List.of(inputs), new TreeMap<>(), new TreeMap<>()));
  }

  private static OnnxInput input(String name, long... sizes) {
    return new OnnxInput(
        name,
        Optional.of(LongStream.of(sizes).mapToObj(size -> new OnnxInput.Size(size, "")).toList()));
  }

  private static List<Violation> found(OnnxContent content) {
    var violations = new Violations();
    OnnxCheck.check(files -> content, FOLDER, "uri", violations);
    return violations.list();
  }
}
