package npuc.lambda.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import npuc.Eventually;

/** What Jobs see as their volume, from outside. */
public record TestVolume(Path folder) {

  /** Puts the program there, as soon as the volume is. */
  void install() {
    Eventually.until("the volume", () -> Files.isDirectory(folder));
    for (String file : List.of("npuc_job/__init__.py", "npuc_job/__main__.py")) {
      try (InputStream code =
          Objects.requireNonNull(TestVolume.class.getResourceAsStream(file), file)) {
        Path target = folder.resolve("program").resolve(file);
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(code, target);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Puts the real job program there too, as the folder {@code jobs}. */
  public void installJobProgram() {
    Path program = Path.of("../../jobs/npuc_job");
    try (Stream<Path> files = Files.walk(program)) {
      for (Path file : files.filter(path -> path.toString().matches(".*\\.(py|json)")).toList()) {
        Path target = folder.resolve("jobs/npuc_job").resolve(program.relativize(file));
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends a line to a file of the volume. */
  void write(String file, String line) {
    try {
      Path draft = folder.resolve(file + ".next");
      Path target = folder.resolve(file);
      String before = Files.exists(target) ? Files.readString(target) : "";
      Files.writeString(draft, before + line + "\n");
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes back what was written to a file of the volume. */
  void forget(String file) {
    try {
      Files.deleteIfExists(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
