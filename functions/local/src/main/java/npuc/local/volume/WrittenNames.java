package npuc.local.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Paths with their names as they stand on a volume.
 *
 * <p>One name can be written in several ways that look the same: macOS takes Hangul and accents
 * apart (NFD), keyboards put them together (NFC). A name that is there as it was given is taken
 * first, then the only one that is equal to it in NFC.
 */
final class WrittenNames {
  private static final int LAST_ASCII = 0x7f;

  private WrittenNames() {}

  /** The path as far as it is there; what is not there keeps its name. */
  static Path find(Path volume, Path relative) throws IOException {
    Path found = volume;
    for (Path name : relative) {
      found = found.resolve(nameIn(found, name));
    }
    return found;
  }

  /** Whether one of its names is not there, and like several that are. */
  static boolean isAmbiguous(Path volume, Path relative) throws IOException {
    Path found = volume;
    for (Path name : relative) {
      List<Path> equal = equal(found, name);
      if (equal.size() > 1) {
        return true;
      }
      found = found.resolve(equal.isEmpty() ? name : equal.getFirst());
    }
    return false;
  }

  private static Path nameIn(Path folder, Path name) throws IOException {
    List<Path> equal = equal(folder, name);
    return equal.size() == 1 ? equal.getFirst() : name;
  }

  /** At most two that look like a name which is not there itself. */
  private static List<Path> equal(Path folder, Path name) throws IOException {
    if (isAscii(name)
        || Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
        || !Files.isDirectory(folder)) {
      return List.of();
    }
    String wanted = normal(name);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::getFileName)
          .filter(other -> normal(other).equals(wanted))
          .limit(2)
          .toList();
    }
  }

  private static boolean isAscii(Path name) {
    return name.toString().chars().allMatch(character -> character <= LAST_ASCII);
  }

  private static String normal(Path name) {
    return Normalizer.normalize(name.toString(), Normalizer.Form.NFC);
  }
}
