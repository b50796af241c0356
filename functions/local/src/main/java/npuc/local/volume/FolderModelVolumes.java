package npuc.local.volume;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import npuc.registry.ArtifactUri;
import npuc.registry.ModelVolumes;
import npuc.workflow.RetryableException;

/**
 * {@link ModelVolumes} that are folders of this machine: those below the data folder, each named as
 * its claim, and those that were configured.
 */
public final class FolderModelVolumes implements ModelVolumes {
  /** Above this, hashing would keep a request waiting. */
  private static final long MAX_HASHED_BYTES = 256L * 1024 * 1024;

  private final Path folder;
  private final Map<String, Path> configured;

  public FolderModelVolumes(Path folder, Map<String, Path> configured) {
    this.folder = folder;
    this.configured = Map.copyOf(configured);
  }

  /** The folder of a claim, whether it exists or not. */
  public Path of(String claim) {
    return Optional.ofNullable(configured.get(claim)).orElseGet(() -> folder.resolve(claim));
  }

  @Override
  public Sight look(ArtifactUri uri) {
    Path volume = of(uri.claim());
    if (!Files.isDirectory(volume)) {
      return new Sight.UnknownClaim();
    }
    try {
      Path path = volume.resolve(uri.path());
      if (!Files.exists(path)) {
        return new Sight.Missing();
      }
      Path real = path.toRealPath();
      return real.startsWith(volume.toRealPath()) ? found(real) : new Sight.Outside();
    } catch (IOException | UncheckedIOException e) {
      throw new RetryableException(uri + " can't be looked at", e);
    }
  }

  @Override
  public Optional<byte[]> read(ArtifactUri file, int maxBytes) {
    if (!(look(file) instanceof Sight.Found found) || found.sizeBytes() > maxBytes) {
      return Optional.empty();
    }
    Path path = of(file.claim()).resolve(file.path());
    try {
      return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    } catch (IOException e) {
      throw new RetryableException(file + " can't be read", e);
    }
  }

  @Override
  public List<String> names(ArtifactUri folder) {
    try {
      return PlainFiles.names(of(folder.claim()), folder.path());
    } catch (IOException e) {
      throw new RetryableException(folder + " can't be listed", e);
    }
  }

  @Override
  public OptionalLong size(ArtifactUri file) {
    try {
      Optional<Path> found = PlainFiles.find(of(file.claim()), file.path());
      return found.isPresent() ? OptionalLong.of(Files.size(found.get())) : OptionalLong.empty();
    } catch (IOException e) {
      throw new RetryableException(file + " can't be looked at", e);
    }
  }

  @Override
  public Optional<byte[]> read(ArtifactUri file, long offset, int length) {
    try {
      Optional<Path> found = PlainFiles.find(of(file.claim()), file.path());
      return found.isPresent() ? PlainFiles.read(found.get(), offset, length) : Optional.empty();
    } catch (IOException e) {
      throw new RetryableException(file + " can't be read", e);
    }
  }

  @Override
  public void removeStaging(ArtifactUri staging) {
    try {
      StagingFolder.remove(of(staging.claim()), staging.path());
    } catch (IOException e) {
      throw new RetryableException(staging + " can't be removed", e);
    }
  }

  private static Sight found(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      long size = Files.size(path);
      return new Sight.Found(
          size, size <= MAX_HASHED_BYTES ? Optional.of(digest(path)) : Optional.empty());
    }
    try (Stream<Path> files = Files.walk(path)) {
      long size = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
      return new Sight.Found(size, Optional.empty());
    }
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream stream = new DigestInputStream(Files.newInputStream(file), sha256)) {
        stream.transferTo(OutputStream.nullOutputStream());
      }
      return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
