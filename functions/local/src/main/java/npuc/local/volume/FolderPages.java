package npuc.local.volume;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import npuc.paging.Page;
import npuc.platform.PlatformName;
import npuc.refusal.Violations;
import npuc.registry.FormatGuess;
import npuc.registry.VolumeEntry;
import npuc.registry.VolumeUri;

/**
 * Pages of what a folder holds. However many files there are, no more than a page of them is held;
 * each is looked at, as only that tells a folder from a file.
 *
 * @param path of the folder, as it is written on the volume; empty for the top
 */
record FolderPages(Path volume, Path folder, String claim, String path) {
  /** Of a folder, when its format is guessed. */
  private static final int MAX_LOOKED_AT = 2_000;

  private record Found(VolumeEntry.Place place, Path path, long sizeBytes) {}

  private record Shown(Found found, VolumeUri uri) {
    VolumeEntry.Place place() {
      return found.place;
    }
  }

  Page<VolumeEntry> page(int limit, Optional<VolumeEntry.Place> after) throws IOException {
    var first = new PriorityQueue<Shown>(Comparator.comparing(Shown::place).reversed());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        found(file, after)
            .filter(found -> first.size() <= limit || isBefore(found, first.element()))
            .flatMap(this::shown)
            .ifPresent(first::add);
        if (first.size() > limit + 1) {
          first.remove();
        }
      }
    }
    List<Shown> sorted = first.stream().sorted(Comparator.comparing(Shown::place)).toList();
    Page<Shown> page = Page.cut(sorted, limit);
    return new Page<>(page.items().stream().map(FolderPages::entry).toList(), page.more());
  }

  private static boolean isBefore(Found found, Shown last) {
    return found.place.compareTo(last.place()) < 0;
  }

  /** One that follows; whatever goes while it is looked at is none. */
  private Optional<Found> found(Path file, Optional<VolumeEntry.Place> after) {
    String name = file.getFileName().toString();
    if (after.filter(at -> isPast(name, at)).isPresent()) {
      return Optional.empty();
    }
    try {
      BasicFileAttributes kind = kind(file);
      var place = new VolumeEntry.Place(kind.isDirectory(), name);
      boolean follows = after.filter(at -> place.compareTo(at) <= 0).isEmpty();
      return Optional.of(new Found(place, file, kind.size()))
          .filter(_ -> follows && (kind.isDirectory() || kind.isRegularFile()));
    } catch (IOException goneOrNotOurs) {
      return Optional.empty();
    }
  }

  /** Whether it came before, be it a folder or a file. */
  private static boolean isPast(String name, VolumeEntry.Place at) {
    return !at.folder() && name.compareTo(at.name()) <= 0;
  }

  /** Empty when no uri leads to it: npuc's own, or its name is of bytes that are no text. */
  private Optional<Shown> shown(Found found) {
    String name = found.place.name();
    String whole = path.isEmpty() ? name : path + "/" + name;
    try {
      return folder.resolve(name).equals(found.path)
          ? VolumeUri.parse("pvc://" + claim + "/" + whole, "", new Violations())
              .map(uri -> new Shown(found, uri))
          : Optional.empty();
    } catch (InvalidPathException unspeakable) {
      return Optional.empty();
    }
  }

  /** Of what it leads to, when it is a link that stays in the volume. */
  private BasicFileAttributes kind(Path file) throws IOException {
    BasicFileAttributes own =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return own.isSymbolicLink() && file.toRealPath().startsWith(volume.toRealPath())
        ? Files.readAttributes(file, BasicFileAttributes.class)
        : own;
  }

  private static VolumeEntry entry(Shown shown) {
    Found found = shown.found;
    boolean isFolder = found.place.folder();
    return new VolumeEntry(
        found.place,
        Optional.of(found.sizeBytes).filter(_ -> !isFolder),
        shown.uri,
        isFolder ? formats(found.path) : FormatGuess.ofFile(found.place.name()));
  }

  private static List<PlatformName> formats(Path folder) {
    try (var names = Files.list(folder)) {
      return FormatGuess.ofFolder(
          names.limit(MAX_LOOKED_AT).map(file -> file.getFileName().toString()).toList());
    } catch (IOException notOurs) {
      return List.of();
    }
  }
}
