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
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "lock";

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

  /**
   * Opens an empty one, so that it can be filled before any service uses it.
   *
   * @throws IllegalStateException if it holds anything but a lock, or another one uses it
   */
  public static DataFolder openEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, only("rwx------"));
    }
    try (var entries = Files.newDirectoryStream(folder, entry -> !entry.endsWith(LOCK))) {
      if (entries.iterator().hasNext()) {
        throw new IllegalStateException(
            folder
                + " is not empty, and an npuc may be running on it: set NPUC_DATA to an empty"
                + " folder, or end that npuc and move its folder away");
      }
    }
    return new DataFolder(folder, lock(folder));
  }

  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
    return database(folder);
  }

  /** Where the database of a data folder is. */
  public static Path database(Path folder) {
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
