package npuc.local.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import npuc.local.file.Folders;
import npuc.upload.UploadContent;
import npuc.upload.UploadFile;

/**
 * Reads the files of an upload and moves them to their place at once, when each is what was
 * declared. It may be done again at any time.
 *
 * @param place where the content lies when it is complete
 */
record ContentCheck(UploadFolder folder, UploadContent content, Path place) {
  /** Few calls for large files, little memory for each check. */
  private static final int PIECE = 256 * 1024;

  void run() throws IOException {
    folder.forgive();
    boolean isWhole = true;
    List<UploadFile> files = content.files();
    for (int index = 0; index < files.size(); index++) {
      if (!isAsDeclared(files.get(index))) {
        folder.reject(index + 1);
        isWhole = false;
      }
    }
    if (isWhole) {
      publish();
    }
  }

  private boolean isAsDeclared(UploadFile declared) throws IOException {
    Path file = folder.content(declared.path());
    if (declared.sizeBytes() == 0 && !Files.exists(file)) {
      Files.createDirectories(parent(file));
      Files.createFile(file);
    }
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == declared.sizeBytes()
        && sha256(file).equals(declared.sha256());
  }

  private void publish() throws IOException {
    Files.createDirectories(parent(place));
    try {
      Files.move(folder.content(content.name()), place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.exists(place)) {
        throw e;
      }
    }
    Folders.sync(parent(place));
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] piece = new byte[PIECE];
    try (InputStream bytes = Files.newInputStream(file)) {
      for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
        sha256.update(piece, 0, read);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent());
  }
}
