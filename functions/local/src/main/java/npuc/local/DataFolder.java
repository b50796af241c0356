package npuc.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The folder that holds all that is kept, locked against a second service. */
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens it, creating what is missing; only this user may look into what is created.
   *
   * @throws IllegalStateException if another service uses it
   */
  static DataFolder open(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, only("rwx------"));
      }
      var data = new DataFolder(folder, lock(folder));
      data.make();
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be used as the data folder", e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held = channel.tryLock();
    if (held == null) {
      channel.close();
      throw new IllegalStateException(
          folder + " is used by another npuc; stop that one, or set NPUC_DATA to another folder");
    }
    return channel;
  }

  /** A data folder that somebody made beforehand may be open to all: what it holds must not be. */
  private void make() throws IOException {
    for (Path part : List.of(jobs(), logs(), volumes())) {
      if (!Files.isDirectory(part)) {
        Files.createDirectory(part, only("rwx------"));
      }
    }
    if (!Files.exists(database())) {
      Files.createFile(database(), only("rw-------"));
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> only(String mine) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mine));
  }

  Path database() {
    return folder.resolve("npuc.db");
  }

  Path key() {
    return folder.resolve("secret.key");
  }

  /** The settings of sources, for Jobs. */
  Path sources() {
    return folder.resolve("sources.json");
  }

  Path jobs() {
    return folder.resolve("jobs");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Path volumes() {
    return folder.resolve("volumes");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
