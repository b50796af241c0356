package npuc.local.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.retry.RetryableException;

/** Writing and removing so that a crash leaves the old state or the new one. */
public final class Folders {
  private static final Pattern LEFT_OVER = Pattern.compile("[.](draft|removed)-.*");

  private Folders() {}

  /**
   * Makes a folder that appears together with one file in it, unless there is one of that name
   * already.
   *
   * @return whether this call made it
   */
  public static boolean createWith(Path folder, String name, byte[] content) {
    Path parent = parent(folder);
    try {
      Path draft = Files.createTempDirectory(parent, ".draft-");
      try {
        write(draft.resolve(name), content);
        sync(draft);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        sync(parent);
      } finally {
        delete(draft);
      }
      return true;
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw new RetryableException(folder + " can't be created", e);
      }
      return false;
    }
  }

  /** Removes a folder that is gone at once, before what it holds is; none there is fine. */
  public static void removeAtOnce(Path folder) {
    Path removed = parent(folder).resolve(".removed-" + folder.getFileName());
    delete(removed);
    try {
      Files.move(folder, removed, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException e) {
      throw new RetryableException(folder + " can't be removed", e);
    }
    delete(removed);
  }

  /** Removes what an end in the middle of the other methods left in a folder. */
  public static void sweep(Path parent) {
    try (Stream<Path> found = Files.list(parent)) {
      found
          .filter(path -> LEFT_OVER.matcher(path.getFileName().toString()).matches())
          .forEach(Folders::delete);
    } catch (IOException e) {
      throw new RetryableException(parent + " can't be read", e);
    }
  }

  /** Removes a folder with all it holds, links but not what they lead to; none there is fine. */
  public static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Remover());
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException e) {
      throw new RetryableException(folder + " can't be deleted", e);
    }
  }

  private static Path parent(Path folder) {
    return Objects.requireNonNull(folder.getParent());
  }

  static void write(Path file, byte[] content) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Makes what a file or a folder holds outlast the machine. */
  public static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
