package npuc.lambda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The transform of {@code scripts/deployed.py}: one program for all tests, as it takes seconds to
 * load. It ends with this process, whose end closes its input.
 */
final class Transform {
  private static final Path PYTHON = Template.ROOT.resolve(".venv-lint/bin/python");
  private static final Path SAID = Path.of("target", "deployed.log");

  private final Writer asked;
  private final BufferedReader answered;

  private Transform() throws IOException {
    Process program =
        new ProcessBuilder(
                PYTHON.toString(), Template.ROOT.resolve("scripts/deployed.py").toString())
            .redirectError(Redirect.appendTo(SAID.toFile()))
            .start();
    asked = program.outputWriter();
    answered = program.inputReader();
  }

  /** What it says to a line. */
  static JsonNode answer(String line) {
    assumeTrue(
        Files.isExecutable(PYTHON), "skipped: no transform; make .venv-lint/stamp installs it");
    return Loaded.TRANSFORM.answerTo(line);
  }

  private synchronized JsonNode answerTo(String line) {
    try {
      asked.write(line + "\n");
      asked.flush();
      return Optional.ofNullable(answered.readLine())
          .map(JsonMapper.shared()::readTree)
          .orElseThrow(() -> new AssertionError("it ended: see " + SAID.toAbsolutePath()));
    } catch (IOException e) {
      throw new UncheckedIOException("see " + SAID.toAbsolutePath(), e);
    }
  }

  private static final class Loaded {
    private static final Transform TRANSFORM = open();

    private static Transform open() {
      try {
        return new Transform();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
