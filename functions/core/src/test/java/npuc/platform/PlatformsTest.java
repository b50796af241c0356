package npuc.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import npuc.application.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformsTest {

  @Test
  void listsEachPlatformOnce() {
    assertEquals(
        List.of("rngd", "ethos-u", "qualcomm-htp", "rockchip"),
        Application.PLATFORMS.all().stream().map(platform -> platform.name().value()).toList());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "rngd, true",
    "ethos-u, true",
    "safetensors, false",
    "tflite, false",
    "onnx, false",
    "qualcomm-htp, true",
    "rockchip, true"
  })
  void knowsWhatACompilationMakes(String format, boolean compiled) {
    assertEquals(compiled, Application.PLATFORMS.isCompiled(new PlatformName(format)));
  }

  @Test
  void noPlatformAcceptsWhatACompilationMakes() {
    assertTrue(
        Application.PLATFORMS.all().stream()
            .flatMap(platform -> platform.accepts().stream())
            .noneMatch(Application.PLATFORMS::isCompiled));
  }
}
