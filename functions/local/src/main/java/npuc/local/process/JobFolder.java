package npuc.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import npuc.compilation.StepName;
import npuc.job.JobName;
import npuc.retry.RetryableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of one Job: all that is known of it. Written by {@link ProcessJobRunner} ({@code
 * spec.json}), by jobs/supervise.py ({@code process}, {@code log}, {@code fetched}, {@code exit})
 * and by the job program ({@code result.json}).
 *
 * <p>Whoever makes {@code process} has taken the Job, once and for all: the process that runs it,
 * or {@link #take} to keep it from ever running.
 */
record JobFolder(Path path) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** More than the largest spec has. */
  private static final int MAX_BYTES = 1024 * 1024;

  /** Who runs it, as supervise.py wrote it. */
  record Taken(long pid, Instant startedAt) {
    Taken {
      Objects.requireNonNull(startedAt);
    }
  }

  /** How it ended, as supervise.py wrote it. */
  record Exit(int exitCode, Instant startedAt, Instant endedAt) {
    Exit {
      Objects.requireNonNull(startedAt);
      Objects.requireNonNull(endedAt);
    }
  }

  /** When the model was there, where it had to be fetched first; as supervise.py wrote it. */
  record Fetched(Instant endedAt) {
    Fetched {
      Objects.requireNonNull(endedAt);
    }
  }

  JobName job() {
    return new JobName(path.getFileName().toString());
  }

  Path log() {
    return path.resolve("log");
  }

  /** The log so far, from a byte on; empty when there is none. */
  Optional<InputStream> log(long offset) {
    try {
      var channel = FileChannel.open(log(), StandardOpenOption.READ);
      channel.position(Math.min(offset, channel.size()));
      return Optional.of(Channels.newInputStream(channel));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new RetryableException("the log of " + job() + " can't be read", e);
    }
  }

  Path result() {
    return path.resolve("result.json");
  }

  Path scratch() {
    return path.resolve("scratch");
  }

  /** Empty when there is no such Job. */
  Optional<StoredJob> spec() {
    return read("spec.json", StoredJob.class);
  }

  /** Whether it was started, or will never be. */
  boolean isTaken() {
    return Files.exists(process());
  }

  /** Keeps processes from it; false when one was faster. */
  boolean take() {
    try {
      Files.createFile(process());
      return true;
    } catch (FileAlreadyExistsException | NoSuchFileException taken) {
      return false;
    } catch (IOException e) {
      throw new RetryableException(path + " can't be written", e);
    }
  }

  /** Empty unless a process took it; what a power cut left of that is nobody. */
  Optional<Taken> taken() {
    return read("process", Taken.class);
  }

  Optional<Exit> exit() {
    return read("exit", Exit.class);
  }

  /** Empty until the model is there, and for good where it was there before. */
  Optional<Fetched> fetched() {
    return read("fetched", Fetched.class);
  }

  /** Whether it compiled, and ended well. */
  boolean isCompiled() {
    return job().step() == StepName.COMPILE
        && exit().filter(exit -> exit.exitCode() == 0).isPresent();
  }

  Optional<String> resultText() {
    return read("result.json");
  }

  /** Whether it runs: the end is told before its locks are given up. */
  boolean isRunning() {
    return isLocked() && exit().isEmpty();
  }

  /**
   * Whether its process lives or its end is about to be told: both hold a lock that dies with who
   * holds it. A process number would be given to others after it, and no clock has to be trusted.
   */
  boolean isLocked() {
    synchronized (JobFolder.class) {
      try (var channel = FileChannel.open(process(), StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        return lock == null;
      } catch (NoSuchFileException e) {
        return false;
      } catch (OverlappingFileLockException e) {
        return true;
      } catch (IOException e) {
        throw new RetryableException(path + " can't be read", e);
      }
    }
  }

  private Path process() {
    return path.resolve("process");
  }

  /** What is not as it was written, as after a power cut, is as if it were not there. */
  private <T> Optional<T> read(String name, Class<T> kind) {
    return read(name)
        .flatMap(
            text -> {
              try {
                return Optional.ofNullable(JSON.readValue(text, kind));
              } catch (JacksonException broken) {
                return Optional.empty();
              }
            });
  }

  /** Bytes that are no text, or too many, come from a program that went astray. */
  private Optional<String> read(String name) {
    try (InputStream file = Files.newInputStream(path.resolve(name))) {
      return Optional.of(new String(file.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new RetryableException(path + " can't be read", e);
    }
  }
}
