package npuc.local.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import npuc.environment.AesGcm;
import npuc.environment.SealedSecret;
import npuc.environment.SecretBox;
import npuc.environment.SecretPlace;
import npuc.environment.SecretText;

/**
 * {@link SecretBox} with its key in a file of 32 random bytes that only its owner may read. Whoever
 * loses the file loses the secrets; whoever copies it with the database can read them.
 */
public final class KeyFileSecretBox implements SecretBox {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.range(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE);

  private final AesGcm cipher;

  private KeyFileSecretBox(AesGcm cipher) {
    this.cipher = cipher;
  }

  /**
   * The box whose key is in {@code file}. A missing file is made, whole or not at all, and on the
   * disk before this returns; of several that do so at once, one makes it and all use it.
   *
   * @param file in a folder that exists, on a file system with POSIX permissions and hard links
   * @throws IllegalStateException if others may read or write the file or it isn't 32 bytes long;
   *     the message says what to do
   */
  public static KeyFileSecretBox at(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file);
      }
      return new KeyFileSecretBox(new AesGcm(read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("the key file " + file + " can't be used", e);
    }
  }

  @Override
  public SealedSecret seal(SecretText secret, SecretPlace place) {
    return cipher.seal(secret, place);
  }

  @Override
  public SecretText open(SealedSecret sealed, SecretPlace place) {
    return cipher.open(sealed, place);
  }

  private static byte[] read(Path file) throws IOException {
    if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IllegalStateException(
          "others may use the key file %s: run chmod 600 on it, and think whether anybody read it"
              .formatted(file));
    }
    if (Files.size(file) != AesGcm.KEY_BYTES) {
      throw new IllegalStateException(
          "the key file %s must be %d bytes long, it has %d: put the right one back, or remove it"
                  .formatted(file, AesGcm.KEY_BYTES, Files.size(file))
              + " to get a new one and lose the secrets saved so far");
    }
    return Files.readAllBytes(file);
  }

  /** Writes beside the file and links, because a link, unlike a move, never replaces a file. */
  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    Path whole = Files.createTempFile(folder, ".key-", "");
    try {
      write(whole);
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      return;
    } finally {
      Files.delete(whole);
    }
    sync(folder);
  }

  private static void write(Path file) throws IOException {
    byte[] key = new byte[AesGcm.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(key));
      channel.force(true);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
