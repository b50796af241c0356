package npuc.local.volume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import npuc.registry.Listing;
import npuc.registry.ModelVolumes;
import npuc.registry.Volume;
import npuc.registry.VolumeEntry;
import npuc.registry.VolumeUri;
import npuc.retry.RetryableException;

/**
 * {@link ModelVolumes} that are folders of this machine: those below the data folder, each named as
 * its claim, and those that were configured.
 */
public final class FolderModelVolumes implements ModelVolumes {
  /** Above this, hashing would keep a request waiting. */
  private static final long MAX_HASHED_BYTES = 256L * 1024 * 1024;

  private static final String LOOK_ALIKE =
      "is no exact name there, but like two that look the same and are written in other Unicode"
          + " forms (NFC, NFD); rename one of them, or give the other exactly as it is";

  private final Path folder;
  private final Map<String, Path> configured;
  private final KnownDigests digests = new KnownDigests();

  public FolderModelVolumes(Path folder, Map<String, Path> configured) {
    this.folder = folder;
    this.configured = Map.copyOf(configured);
  }

  /** Lets a claim below the data folder have a volume. */
  public void make(String claim) {
    try {
      Files.createDirectories(of(claim));
    } catch (IOException e) {
      throw new UncheckedIOException("the volume " + claim + " can't be made", e);
    }
  }

  /** The folder of a claim, whether it exists or not. */
  public Path of(String claim) {
    return Optional.ofNullable(configured.get(claim)).orElseGet(() -> folder.resolve(claim));
  }

  @Override
  public List<Volume> volumes() {
    try (Stream<Path> own = Files.list(folder)) {
      return Stream.concat(
              own.filter(Files::isDirectory).map(path -> path.getFileName().toString()),
              configured.keySet().stream())
          .filter(VolumeUri::isClaim)
          .distinct()
          .sorted()
          .map(claim -> new Volume(claim, true))
          .toList();
    } catch (IOException e) {
      throw new RetryableException("the volumes can't be listed", e);
    }
  }

  @Override
  public Listing list(String claim, String path, int limit, Optional<VolumeEntry.Place> after) {
    Path volume = of(claim);
    if (!VolumeUri.isClaim(claim) || !Files.isDirectory(volume)) {
      return new Listing.UnknownClaim();
    }
    try {
      Optional<Path> found = path.isEmpty() ? Optional.of(volume) : PlainFiles.path(volume, path);
      if (found.filter(Files::isDirectory).isEmpty()) {
        return new Listing.NoFolder(
            PlainFiles.isAmbiguous(volume, path) ? LOOK_ALIKE : "is no folder of this volume");
      }
      if (!PlainFiles.isInside(volume, found.get())) {
        return new Listing.NoFolder("leads out of its volume through a link");
      }
      String written = volume.relativize(found.get()).toString();
      var pages = new FolderPages(volume, found.get(), claim, written);
      return new Listing.Listed(pages.page(limit, after));
    } catch (IOException | UncheckedIOException e) {
      throw new RetryableException("pvc://" + claim + "/" + path + " can't be listed", e);
    }
  }

  @Override
  public Presence look(VolumeUri uri) {
    Path volume = of(uri.claim());
    if (!Files.isDirectory(volume)) {
      return new Presence.UnknownClaim();
    }
    try {
      Optional<Path> path = PlainFiles.path(volume, uri.path()).filter(Files::exists);
      if (path.isEmpty()) {
        return PlainFiles.isAmbiguous(volume, uri.path())
            ? new Presence.Unusable("lookAlike", LOOK_ALIKE)
            : new Presence.Missing();
      }
      Path real = path.get().toRealPath();
      return real.startsWith(volume.toRealPath()) ? seen(real) : new Presence.Outside();
    } catch (IOException | UncheckedIOException e) {
      throw new RetryableException(uri + " can't be looked at", e);
    }
  }

  private static Presence seen(Path real) throws IOException {
    Optional<String> kind = SpecialFiles.kind(real);
    return kind.isPresent()
        ? new Presence.Unusable(
            "special",
            "leads to %s, which is neither a file nor a folder; register the model itself"
                .formatted(kind.get()))
        : new Presence.Found(sizeBytes(real));
  }

  @Override
  public Optional<String> digest(VolumeUri file) {
    return small(file, MAX_HASHED_BYTES).map(path -> read(file, () -> digests.of(path)));
  }

  @Override
  public Optional<byte[]> read(VolumeUri file, int maxBytes) {
    return small(file, maxBytes).map(path -> read(file, () -> Files.readAllBytes(path)));
  }

  /** A file of the volume that is not larger than {@code maxBytes}. */
  private Optional<Path> small(VolumeUri file, long maxBytes) {
    return read(
        file,
        () -> {
          Optional<Path> found = PlainFiles.find(of(file.claim()), file.path());
          return found.isPresent() && Files.size(found.get()) <= maxBytes
              ? found
              : Optional.empty();
        });
  }

  @Override
  public List<String> names(VolumeUri folder) {
    return read(folder, () -> PlainFiles.names(of(folder.claim()), folder.path()));
  }

  @Override
  public OptionalLong size(VolumeUri file) {
    return read(
        file,
        () -> {
          Optional<Path> found = PlainFiles.find(of(file.claim()), file.path());
          return found.isPresent()
              ? OptionalLong.of(Files.size(found.get()))
              : OptionalLong.empty();
        });
  }

  @Override
  public Optional<byte[]> read(VolumeUri file, long offset, int length) {
    return read(
        file,
        () -> {
          Optional<Path> found = PlainFiles.find(of(file.claim()), file.path());
          return found.isPresent()
              ? PlainFiles.read(found.get(), offset, length)
              : Optional.empty();
        });
  }

  @Override
  public void removeStaging(VolumeUri staging) {
    try {
      StagingFolder.remove(of(staging.claim()), staging.path());
    } catch (IOException e) {
      throw new RetryableException(staging + " can't be removed", e);
    }
  }

  private static long sizeBytes(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      long size = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T read(VolumeUri uri, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new RetryableException(uri + " can't be read", e);
    }
  }
}
