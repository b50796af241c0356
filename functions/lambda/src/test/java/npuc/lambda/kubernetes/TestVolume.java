package npuc.lambda.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import npuc.Eventually;
import npuc.job.JobName;

/** What Jobs see as their volume, from outside. */
public record TestVolume(Path folder) {

  /** Puts the model of {@link npuc.job.FreshJobs} there, as soon as the volume is. */
  void install() {
    Eventually.until("the volume", () -> Files.isDirectory(folder));
    put("hey/hey.tflite", "a model");
  }

  /** Puts a file there, in folders that Jobs may write to. */
  void put(String file, String content) {
    try {
      Path target = folder.resolve(file);
      makeFolder(target.resolveSibling(""));
      Files.writeString(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeFolder(Path wanted) throws IOException {
    for (Path part = folder; !part.equals(wanted); ) {
      part = part.resolve(part.relativize(wanted).getName(0));
      if (!Files.isDirectory(part)) {
        Files.createDirectory(part);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }
  }

  /** The staging folder of the first attempt of {@link npuc.job.FreshJobs}. */
  static String staging(JobName job) {
    return "hey/.npuc-staging/" + job.compilation() + "/1/";
  }

  /** Appends a line to a file of the volume. */
  void write(String file, String line) {
    try {
      Path draft = folder.resolve(file + ".next");
      Path target = folder.resolve(file);
      makeFolder(target.resolveSibling(""));
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
