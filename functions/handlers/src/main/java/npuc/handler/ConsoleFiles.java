package npuc.handler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
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

  /** A file in the smallest form that there is and that its client can read. */
  Optional<ConsoleFile> find(String path, List<ContentCoding> accepted) {
    if (!PLAIN.matcher(path).matches() || ConsoleFile.contentType(path).isEmpty()) {
      return Optional.empty();
    }
    return accepted.stream()
        .flatMap(coding -> compressed(path, coding).stream())
        .findFirst()
        .or(() -> read(path).map(content -> ConsoleFile.of(path, content)));
  }

  private Optional<ConsoleFile> compressed(String path, ContentCoding coding) {
    return read(path + coding.suffix())
        .map(content -> ConsoleFile.of(path, content, Optional.of(coding)));
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
