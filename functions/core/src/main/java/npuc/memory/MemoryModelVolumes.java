package npuc.memory;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import npuc.paging.Page;
import npuc.registry.FormatGuess;
import npuc.registry.Listing;
import npuc.registry.ModelVolumes;
import npuc.registry.Volume;
import npuc.registry.VolumeEntry;
import npuc.registry.VolumeUri;

/** {@link ModelVolumes} that hold names and sizes only. */
public final class MemoryModelVolumes implements ModelVolumes {
  private final Map<VolumeUri, Presence> files = new ConcurrentHashMap<>();

  /** Puts a file of that size there. */
  public void put(VolumeUri uri, long sizeBytes) {
    files.put(uri, new Presence.Found(sizeBytes));
  }

  /** Puts a file there that only Jobs can see. */
  public void putUnseen(VolumeUri uri) {
    files.put(uri, new Presence.Unseen());
  }

  @Override
  public List<Volume> volumes() {
    return files.keySet().stream()
        .map(VolumeUri::claim)
        .distinct()
        .sorted()
        .map(claim -> new Volume(claim, true))
        .toList();
  }

  @Override
  public Listing list(String claim, String path, int limit, Optional<VolumeEntry.Place> after) {
    if (files.keySet().stream().noneMatch(file -> file.claim().equals(claim))) {
      return new Listing.UnknownClaim();
    }
    String folder = path.isEmpty() ? "" : path + "/";
    List<VolumeEntry> entries =
        files.keySet().stream()
            .filter(file -> file.claim().equals(claim) && file.path().startsWith(folder))
            .map(file -> entry(file, folder))
            .distinct()
            .sorted(Comparator.comparing(VolumeEntry::place))
            .toList();
    return entries.isEmpty() && !path.isEmpty()
        ? new Listing.NoFolder("is no folder of this volume")
        : new Listing.Listed(
            Page.cut(
                entries.stream()
                    .filter(entry -> after.filter(at -> entry.place().compareTo(at) <= 0).isEmpty())
                    .limit(limit + 1L)
                    .toList(),
                limit));
  }

  private VolumeEntry entry(VolumeUri file, String folder) {
    String rest = file.path().substring(folder.length());
    boolean isFolder = rest.contains("/");
    String name = rest.split("/", 2)[0];
    Optional<Long> size =
        Optional.ofNullable(files.get(file))
            .filter(Presence.Found.class::isInstance)
            .map(found -> ((Presence.Found) found).sizeBytes());
    return new VolumeEntry(
        new VolumeEntry.Place(isFolder, name),
        size.filter(_ -> !isFolder),
        file.withPath(folder + name),
        isFolder ? List.of() : FormatGuess.ofFile(name));
  }

  @Override
  public Presence look(VolumeUri uri) {
    boolean known = files.keySet().stream().anyMatch(file -> file.claim().equals(uri.claim()));
    return files.getOrDefault(
        written(uri), known ? new Presence.Missing() : new Presence.UnknownClaim());
  }

  private VolumeUri written(VolumeUri uri) {
    List<VolumeUri> equal =
        files.keySet().stream().filter(file -> normal(file).equals(normal(uri))).toList();
    return !files.containsKey(uri) && equal.size() == 1 ? equal.getFirst() : uri;
  }

  private static String normal(VolumeUri uri) {
    return Normalizer.normalize(uri.toString(), Normalizer.Form.NFC);
  }

  @Override
  public Optional<String> digest(VolumeUri file) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> read(VolumeUri file, int maxBytes) {
    return Optional.empty();
  }

  @Override
  public void removeStaging(VolumeUri folder) {
    files
        .keySet()
        .removeIf(
            file ->
                file.claim().equals(folder.claim())
                    && (file.path() + "/").startsWith(folder.path() + "/"));
  }
}
