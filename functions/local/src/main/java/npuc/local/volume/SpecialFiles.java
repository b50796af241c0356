package npuc.local.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Optional;

/** What is neither a file nor a folder. */
final class SpecialFiles {
  private static final int KIND = 0xf000;
  private static final Map<Integer, String> KINDS =
      Map.of(0x1000, "a named pipe", 0x2000, "a device", 0x6000, "a device", 0xc000, "a socket");

  private SpecialFiles() {}

  /** What it is; empty for files and folders. */
  static Optional<String> kind(Path path) throws IOException {
    if (!Files.readAttributes(path, PosixFileAttributes.class).isOther()) {
      return Optional.empty();
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    return Optional.of(KINDS.getOrDefault(mode & KIND, "something special"));
  }
}
