package npuc.memory;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import npuc.registry.ModelVolumes;
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
