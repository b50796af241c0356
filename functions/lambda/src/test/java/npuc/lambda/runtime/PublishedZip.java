package npuc.lambda.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip that Maven built, which all functions share. */
final class PublishedZip {
  static final Path FILE = Path.of("target", "lambda.zip").toAbsolutePath();

  private PublishedZip() {}

  static List<? extends ZipEntry> entries() {
    try (var zip = new ZipFile(FILE.toFile())) {
      return zip.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacks it as Lambda does. */
  static void unpack(Path folder) throws IOException {
    try (var zip = new ZipFile(FILE.toFile())) {
      for (ZipEntry entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
        Path file = folder.resolve(entry.getName()).normalize();
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, file);
        }
      }
    }
  }
}
