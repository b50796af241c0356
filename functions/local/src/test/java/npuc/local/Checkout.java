package npuc.local;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Places in this checkout. */
final class Checkout {
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  static final Path JOBS = ROOT.resolve("jobs");

  private Checkout() {}

  /** A real int8 model that {@code make setup} installs, beside the real compiler. */
  static Path sampleModel() {
    if (!Files.isExecutable(ROOT.resolve(".venv/bin/vela"))) {
      return fail("the real compiler is missing: run make setup in " + ROOT);
    }
    try (Stream<Path> found =
        Files.find(
            ROOT.resolve(".venv/lib").toRealPath(),
            6,
            (path, file) -> path.endsWith("pymicro_wakeword/models/hey_jarvis.tflite"))) {
      return found.findFirst().orElseGet(() -> fail("the sample model is missing: run make setup"));
    } catch (IOException e) {
      return fail("the sample model can't be found: run make setup", e);
    }
  }
}
