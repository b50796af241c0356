package npuc.lambda.rehearsal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import npuc.lambda.Template;
import npuc.lambda.kubernetes.TestImage;

/**
 * What jobs/Dockerfile.vela would be, in a cluster whose containers are processes of this machine:
 * the Python with the compiler, and the job program.
 */
final class JobImageFolder {
  private static final Path VENV = Template.ROOT.resolve(".venv");

  private JobImageFolder() {}

  static void make() {
    assumeTrue(
        Files.isExecutable(VENV.resolve("bin/vela")),
        "skipped: the compiler is not installed; make setup installs it");
    TestImage.python(VENV.resolve("bin/python3"), VENV.resolve("bin") + ":$PATH");
  }
}
