package npuc.local.upload;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.local.file.Folders;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of an upload: what was declared, the files as far as they came, and marks, which are
 * empty files. A mark is made after what it tells is on the disk, so an end at any moment, that of
 * the machine too, loses no more than the mark.
 */
record UploadFolder(Path path) {
  private static final String DECLARED = "upload.json";

  /** Somebody asked for the check, and it has not ended. */
  static final String CHECKING = "checking";

  private static final String MISMATCHED = "mismatched-";

  /** Makes it, unless it is there. */
  void create(StoredUpload upload) {
    Folders.createWith(path, DECLARED, JsonMapper.shared().writeValueAsBytes(upload));
  }

  /** What was declared; empty when there is no such upload. */
  Optional<StoredUpload> declared() throws IOException {
    try {
      byte[] json = Files.readAllBytes(path.resolve(DECLARED));
      return Optional.of(JsonMapper.shared().readValue(json, StoredUpload.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Where the bytes of a file lie until all are there. */
  Path content(String path) {
    return content().resolve(path);
  }

  private Path content() {
    return path.resolve("content");
  }

  static String partMark(int file, int part) {
    return file + "-" + part;
  }

  static String mismatchMark(int file) {
    return MISMATCHED + file;
  }

  /** All marks that are set. */
  Set<String> marks() throws IOException {
    try (Stream<Path> marks = Files.list(path.resolve("marks"))) {
      return marks.map(mark -> mark.getFileName().toString()).collect(Collectors.toSet());
    } catch (NoSuchFileException none) {
      return Set.of();
    }
  }

  boolean isMarked(String mark) {
    return Files.exists(path.resolve("marks").resolve(mark));
  }

  /** Whether the upload is there and the part of a mark is not. */
  boolean awaits(String mark) {
    return Files.exists(path.resolve(DECLARED)) && !isMarked(mark);
  }

  /**
   * Sets a mark, if it is not set.
   *
   * @throws NoSuchFileException when the upload is gone
   */
  void mark(String mark) throws IOException {
    Path marks = path.resolve("marks");
    try {
      if (!Files.isDirectory(marks)) {
        Files.createDirectory(marks);
      }
    } catch (FileAlreadyExistsException another) {
      // was as fast
    }
    try {
      Files.createFile(marks.resolve(mark));
    } catch (FileAlreadyExistsException set) {
      return;
    }
  }

  void unmark(String mark) throws IOException {
    Files.deleteIfExists(path.resolve("marks").resolve(mark));
  }

  /** Says that a file has to be sent again. */
  void reject(int file) throws IOException {
    for (String mark : marks()) {
      if (mark.startsWith(file + "-")) {
        unmark(mark);
      }
    }
    mark(mismatchMark(file));
  }

  /** Forgets what was said of files when they were checked last. */
  void forgive() throws IOException {
    for (String mark : marks()) {
      if (mark.startsWith(MISMATCHED)) {
        unmark(mark);
      }
    }
  }
}
