package npuc.local.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import npuc.local.DataFolder;
import npuc.local.file.Folders;
import npuc.local.sqlite.DatabaseCopy;

/**
 * Makes a data folder of a backup. All of it is unpacked and checked beside its place first, and
 * the database comes last: a service finds everything or nothing.
 */
record Restore(Path data) {
  private static final String BESIDE = ".restore";
  private static final int MAX_MANIFEST = 1024 * 1024;

  /** The last is what makes it a data folder. */
  private static final List<String> PARTS =
      List.of(
          BackupManifest.LOGS, BackupManifest.VOLUMES, BackupManifest.KEY, BackupManifest.DATABASE);

  /**
   * Restores it.
   *
   * @return what the backup says of itself
   * @throws IllegalStateException if the data folder is used or not empty, or the file is no whole
   *     backup; the data folder holds nothing then
   */
  BackupManifest from(Path file) {
    try (ZipFile zip = open(file)) {
      BackupManifest.check(zip.stream().map(ZipEntry::getName).toList());
      BackupManifest manifest = manifest(zip);
      try (DataFolder _ = DataFolder.openEmpty(data)) {
        fill(zip);
        return manifest;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be restored to " + data, e);
    }
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new IllegalStateException(file + " is no backup of npuc, or not all of one", e);
    }
  }

  private static BackupManifest manifest(ZipFile zip) throws IOException {
    try (InputStream json = zip.getInputStream(zip.getEntry(BackupManifest.NAME))) {
      return BackupManifest.read(json.readNBytes(MAX_MANIFEST));
    }
  }

  private void fill(ZipFile zip) throws IOException {
    Path beside = data.resolve(BESIDE);
    try {
      for (ZipEntry entry : zip.stream().<ZipEntry>map(one -> one).toList()) {
        unpack(zip, entry, beside.resolve(entry.getName()));
      }
      DatabaseCopy.check(beside.resolve(BackupManifest.DATABASE));
      for (String part : PARTS) {
        if (Files.exists(beside.resolve(part))) {
          Files.move(beside.resolve(part), data.resolve(part));
        }
      }
    } finally {
      Folders.delete(beside);
    }
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException {
    Files.createDirectories(
        target.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createFile(
        target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var checksum = new CRC32();
    try (var content = new CheckedInputStream(zip.getInputStream(entry), checksum);
        var out = Files.newOutputStream(target)) {
      content.transferTo(out);
    } catch (ZipException e) {
      throw damaged(entry);
    }
    if (checksum.getValue() != entry.getCrc()) {
      throw damaged(entry);
    }
  }

  private static IllegalStateException damaged(ZipEntry entry) {
    return new IllegalStateException("this backup is damaged: " + entry.getName());
  }
}
