package npuc.local.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plain files of a volume; a link is one as long as it stays inside. */
final class PlainFiles {

  private PlainFiles() {}

  /** Where a path of the volume leads; empty when no file of this machine can have that name. */
  static Optional<Path> path(Path volume, String path) throws IOException {
    try {
      return Optional.of(WrittenNames.find(volume, Path.of(path)));
    } catch (InvalidPathException unspeakable) {
      return Optional.empty();
    }
  }

  /** Whether a path is none because several look like it. */
  static boolean isAmbiguous(Path volume, String path) throws IOException {
    try {
      return WrittenNames.isAmbiguous(volume, Path.of(path));
    } catch (InvalidPathException unspeakable) {
      return false;
    }
  }

  /** Those directly in a folder, sorted; none when it is no folder of the volume. */
  static List<String> names(Path volume, String folder) throws IOException {
    Optional<Path> path = path(volume, folder).filter(Files::isDirectory);
    if (path.isEmpty() || !isInside(volume, path.get())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path.get())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** A file of the volume; empty when there is none. */
  static Optional<Path> find(Path volume, String file) throws IOException {
    Optional<Path> path = path(volume, file).filter(Files::isRegularFile);
    return path.isPresent() && isInside(volume, path.get()) ? path : Optional.empty();
  }

  /** A piece of a file; empty when it ends before. */
  static Optional<byte[]> read(Path file, long offset, int length) throws IOException {
    try (var channel = FileChannel.open(file)) {
      if (offset > channel.size() - length) {
        return Optional.empty();
      }
      var bytes = ByteBuffer.allocate(length);
      while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {}
      return bytes.hasRemaining() ? Optional.empty() : Optional.of(bytes.array());
    }
  }

  /** Whether it lies in the volume, by where links lead. */
  static boolean isInside(Path volume, Path path) throws IOException {
    return path.toRealPath().startsWith(volume.toRealPath());
  }
}
