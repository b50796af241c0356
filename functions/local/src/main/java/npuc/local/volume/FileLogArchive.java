package npuc.local.volume;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import npuc.job.JobName;
import npuc.job.LogArchive;
import npuc.local.file.Folders;
import npuc.retry.RetryableException;

/** {@link LogArchive} in a folder, one file each. */
public final class FileLogArchive implements LogArchive {
  private final Path folder;

  /**
   * An archive in a folder that is there.
   *
   * <p>Only one may use it, as it begins by removing what an interrupted one left.
   */
  public FileLogArchive(Path folder) {
    this.folder = folder;
    Folders.sweep(folder);
  }

  @Override
  public void store(JobName job, InputStream log) {
    try {
      Path draft = Files.createTempFile(folder, ".draft-", ".log");
      try {
        write(log, draft);
        Files.move(draft, file(job), StandardCopyOption.ATOMIC_MOVE);
        Folders.sync(folder);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new RetryableException("the log of " + job + " can't be stored", e);
    }
  }

  private static void write(InputStream log, Path draft) throws IOException {
    try (var file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      log.transferTo(Channels.newOutputStream(file));
      file.force(true);
    }
  }

  @Override
  public Optional<InputStream> open(JobName job, long offset) {
    try {
      var channel = FileChannel.open(file(job), StandardOpenOption.READ);
      channel.position(Math.min(offset, channel.size()));
      return Optional.of(Channels.newInputStream(channel));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new RetryableException("the log of " + job + " can't be read", e);
    }
  }

  @Override
  public void delete(JobName job) {
    try {
      Files.deleteIfExists(file(job));
    } catch (IOException e) {
      throw new RetryableException("the log of " + job + " can't be deleted", e);
    }
  }

  private Path file(JobName job) {
    return folder.resolve(job + ".log");
  }
}
