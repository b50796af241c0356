package npuc.handler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The built console on the classpath.
 *
 * @param folder where it lies there
 */
record ConsoleFiles(String folder) {
  /** No part of a path begins with a dot, so none leads out of the folder. */
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

  Optional<ConsoleFile> find(String path) {
    if (!PLAIN.matcher(path).matches() || ConsoleFile.contentType(path).isEmpty()) {
      return Optional.empty();
    }
    return read(path).map(content -> ConsoleFile.of(path, content));
  }

  private Optional<byte[]> read(String path) {
    try (InputStream file =
        ConsoleFiles.class.getClassLoader().getResourceAsStream(folder + path)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
