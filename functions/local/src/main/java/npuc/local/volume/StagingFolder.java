package npuc.local.volume;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.StreamSupport;
import npuc.contract.JobContract;
import npuc.local.file.Folders;

/** What an attempt leaves below a {@code .npuc-staging} folder of its volume. */
final class StagingFolder {
  private static final Path TOP = Path.of(JobContract.AGREED.stagingFolder());

  private StagingFolder() {}

  /**
   * Removes it, and those of its parents that are empty then, up to the staging folder itself.
   *
   * @throws IllegalArgumentException if it does not lie below one: what counts is where links lead
   */
  static void remove(Path volume, String path) throws IOException {
    Path folder = WrittenNames.find(volume, Path.of(path));
    try {
      Path parent = Objects.requireNonNull(folder.getParent()).toRealPath();
      if (!isStaging(volume.toRealPath(), parent)) {
        throw new IllegalArgumentException("not a staging folder: " + folder);
      }
      Folders.delete(parent.resolve(folder.getFileName()));
      removeEmpty(volume.toRealPath(), parent);
    } catch (NoSuchFileException | DirectoryNotEmptyException done) {
      return;
    }
  }

  private static void removeEmpty(Path volume, Path folder) throws IOException {
    Path empty = folder;
    while (isStaging(volume, empty)) {
      Files.delete(empty);
      empty = Objects.requireNonNull(empty.getParent());
    }
  }

  private static boolean isStaging(Path volume, Path folder) {
    return folder.startsWith(volume)
        && StreamSupport.stream(volume.relativize(folder).spliterator(), false)
            .anyMatch(TOP::equals);
  }
}
