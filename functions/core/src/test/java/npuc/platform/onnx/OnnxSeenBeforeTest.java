package npuc.platform.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import npuc.platform.MapFiles;
import npuc.platform.ModelFiles;
import org.junit.jupiter.api.Test;

/** A dry run of a set of sixteen read the same graph forty-eight times. */
class OnnxSeenBeforeTest {
  private final List<ModelFiles> read = new ArrayList<>();
  private final OnnxReader reader =
      new OnnxSeenBefore(
          files -> {
            read.add(files);
            return new OnnxContent.Unjudged();
          });

  private static ModelFiles near(String name, String content) {
    return new MapFiles().with(name, content).near();
  }

  @Test
  void theSameFilesAreReadOnce() {
    reader.read(near("a.onnx", "graph"));
    reader.read(near("a.onnx", "graph"));

    assertEquals(1, read.size());
  }

  @Test
  void otherFilesAreReadAnew() {
    reader.read(near("a.onnx", "graph"));
    reader.read(near("a.onnx", "other"));
    reader.read(near("b.onnx", "graph"));
    reader.read(near(".hidden.onnx", "one"));
    reader.read(near(".hidden.onnx", "two"));

    assertEquals(5, read.size());
  }

  @Test
  void filesElsewhereAreNotReadToBeKnown() {
    var far = new MapFiles().with("a.onnx", "graph");
    reader.read(far);
    reader.read(far);

    assertEquals(2, read.size());
  }

  @Test
  void littleIsKept() {
    for (int round = 0; round < 2; round++) {
      for (int model = 0; model < 5; model++) {
        reader.read(near("a.onnx", "graph " + model));
      }
    }

    assertEquals(10, read.size());
  }
}
