package npuc.lambda.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What a container image would hold, in a cluster whose containers are processes of this machine:
 * programs that come first on their PATH, and the job program.
 */
public final class TestImage {
  /** Programs in here stand in for those of an image. */
  public static final Path PROGRAMS = Path.of("target", "image").toAbsolutePath();

  /** The job program itself. */
  public static final Path JOBS = Path.of("../../jobs").toAbsolutePath().normalize();

  /** A program in its place, which runs the code that its Job brings. */
  static final Path PROGRAM = Path.of("src/test/resources/npuc/lambda/kubernetes").toAbsolutePath();

  private TestImage() {}

  /** Lets {@code python3} be this one, and find the job program where a Job names no other. */
  public static void python(Path interpreter, String path) {
    try {
      Files.createDirectories(PROGRAMS);
      Path python = PROGRAMS.resolve("python3");
      Path draft = Files.createTempFile(PROGRAMS, "python3", ".next");
      Files.writeString(
          draft,
          """
          #!/bin/sh
          PATH=%s PYTHONPATH=${PYTHONPATH:-%s} exec %s "$@"
          """
              .formatted(path, JOBS, interpreter));
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(draft, python, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
