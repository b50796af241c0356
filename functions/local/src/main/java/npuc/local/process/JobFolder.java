package npuc.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import npuc.job.JobName;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of one Job: all that is known of it. Written by {@link ProcessJobRunner} ({@code
 * spec.json}), by jobs/supervise.py ({@code process}, {@code log}, {@code exit}) and by the job
 * program ({@code result.json}).
 */
record JobFolder(Path path) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Who runs it, as the supervisor wrote it. */
  record Supervisor(long pid, Instant startedAt) {}

  /** How it ended, as the supervisor wrote it. */
  record Exit(int exitCode, Instant startedAt, Instant endedAt) {}

  JobName job() {
    return new JobName(path.getFileName().toString());
  }

  boolean exists() {
    return Files.isDirectory(path);
  }

  Path log() {
    return path.resolve("log");
  }

  Path result() {
    return path.resolve("result.json");
  }

  Path scratch() {
    return path.resolve("scratch");
  }

  StoredJob spec() {
    return read("spec.json")
        .map(text -> JSON.readValue(text, StoredJob.class))
        .orElseThrow(() -> new IllegalStateException(path + " has no spec.json"));
  }

  /** Empty until the supervisor took the Job. */
  Optional<Supervisor> supervisor() {
    return read("process")
        .filter(text -> !text.isEmpty())
        .map(text -> JSON.readValue(text, Supervisor.class));
  }

  Optional<Exit> exit() {
    return read("exit").map(text -> JSON.readValue(text, Exit.class));
  }

  Optional<String> resultText() {
    return read("result.json");
  }

  /** Whether the supervisor lives: it holds a lock that dies with it. */
  boolean isSupervised() {
    synchronized (JobFolder.class) {
      try (var channel = FileChannel.open(path.resolve("process"), StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        return lock == null;
      } catch (NoSuchFileException e) {
        return false;
      } catch (OverlappingFileLockException e) {
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(path.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
