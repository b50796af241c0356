package npuc.registry.outer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import npuc.registry.outer.OuterFormats.Inferred;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OuterFormatsTest {

  @ParameterizedTest
  @CsvSource({
    "MLmodel model.onnx conda.yaml, onnx, model.onnx",
    "MLmodel model.onnx 3f2504e0-4f89-11d3-9a0c-0305e82c3301.data, onnx, model.onnx",
    "MLmodel data/kws.tflite, tflite, kws.tflite",
    "config.json model.safetensors, safetensors, ''"
  })
  void tellsTheFormatByTheNamesOfFiles(String paths, String format, String name) {
    var found =
        assertInstanceOf(Inferred.Format.class, OuterFormats.of(List.of(paths.split(" ", -1))));

    assertEquals(format, found.format().value());
    assertEquals(name, found.name().orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "a.onnx b.onnx, not several models",
    "a.onnx b.tflite, not several models",
    "a.onnx model.safetensors, not several models",
    "MLmodel model.pkl, it has MLmodel"
  })
  void takesNothingThatIsNoSingleModel(String paths, String why) {
    var none =
        assertInstanceOf(Inferred.None.class, OuterFormats.of(List.of(paths.split(" ", -1))));

    assertTrue(none.why().contains(why), none::why);
  }
}
