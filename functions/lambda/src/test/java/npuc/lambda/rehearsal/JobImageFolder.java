package npuc.lambda.rehearsal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import npuc.lambda.Template;
import npuc.lambda.kubernetes.TestCluster;

/**
 * What jobs/Dockerfile.vela would be, in a cluster whose containers are processes of this machine:
 * the Python with the compiler, and the job program, which lies on the volume.
 */
final class JobImageFolder {
  private static final Path VENV = Template.ROOT.resolve(".venv");

  private JobImageFolder() {}

  static void make() {
    assumeTrue(
        Files.isExecutable(VENV.resolve("bin/vela")),
        "skipped: the compiler is not installed; make setup installs it");
    try {
      Files.createDirectories(TestCluster.IMAGE);
      Path python = TestCluster.IMAGE.resolve("python3");
      Files.writeString(
          python,
          """
          #!/bin/sh
          PATH=%s/bin:$PATH PYTHONPATH=/npuc/volume/jobs exec %s/bin/python3 "$@"
          """
              .formatted(VENV, VENV));
      Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
