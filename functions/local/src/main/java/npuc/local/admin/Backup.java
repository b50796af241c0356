package npuc.local.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import npuc.local.DataFolder;
import npuc.local.sqlite.DatabaseCopy;

/**
 * Writes what a service needs to go on elsewhere into one file, while it runs: the database as it
 * is at one moment, the key of its secrets, and the logs; volumes where they are asked for. It is a
 * zip, whose list of files stands at its end, with a checksum of each: one that was cut is known by
 * that.
 */
record Backup(Path data, boolean withVolumes) {
  private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  /**
   * Writes it, whole or not at all. Only its owner may read it: the key is in it.
   *
   * @throws IllegalStateException if the file is there already, its folder is not, or there are no
   *     data
   */
  void to(Path file) {
    Path target = file.toAbsolutePath().normalize();
    Path folder = target.resolve("..").normalize();
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(folder + " is no folder; make it first");
    }
    try {
      Path copy = Files.createTempFile(folder, ".npuc-database-", "");
      Path part = Files.createTempFile(folder, ".npuc-backup-", "");
      try {
        int schema = DatabaseCopy.write(DataFolder.database(data), copy);
        write(part, copy, schema);
        Files.createLink(target, part);
      } finally {
        Files.delete(part);
        Files.delete(copy);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException(target + " is there already; name another file", e);
    } catch (IOException e) {
      throw new UncheckedIOException("no backup can be written to " + target, e);
    }
  }

  private void write(Path part, Path database, int schema) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(part))) {
      zip.setLevel(Deflater.BEST_SPEED);
      List<String> claims = names(data.resolve(BackupManifest.VOLUMES));
      var manifest =
          new BackupManifest(
              BackupManifest.FORM,
              CLOCK.instant(),
              schema,
              withVolumes ? claims : List.of(),
              withVolumes ? List.of() : claims);
      zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
      zip.write(manifest.json());
      add(zip, BackupManifest.DATABASE, database);
      add(zip, BackupManifest.KEY, data.resolve(BackupManifest.KEY));
      addFolder(zip, BackupManifest.LOGS);
      if (withVolumes) {
        addFolder(zip, BackupManifest.VOLUMES);
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** What is deleted meanwhile is of a compilation that is deleted. */
  private void addFolder(ZipOutputStream zip, String name) throws IOException {
    Path folder = data.resolve(name);
    try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          add(zip, name + "/" + folder.relativize(file), file);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    try (var content = Files.newInputStream(file)) {
      zip.putNextEntry(new ZipEntry(name));
      content.transferTo((OutputStream) zip);
    } catch (NoSuchFileException e) {
      if (!name.startsWith(BackupManifest.LOGS)) {
        throw e;
      }
    }
  }
}
