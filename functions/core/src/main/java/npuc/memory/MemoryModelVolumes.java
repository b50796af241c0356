package npuc.memory;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import npuc.registry.ArtifactUri;
import npuc.registry.ModelVolumes;

/** {@link ModelVolumes} that hold names and sizes only. */
public final class MemoryModelVolumes implements ModelVolumes {
  private final Map<ArtifactUri, Presence> files = new ConcurrentHashMap<>();

  /** Puts a file of that size there. */
  public void put(ArtifactUri uri, long sizeBytes) {
    files.put(uri, new Presence.Found(sizeBytes));
  }

  /** Puts a file there that only Jobs can see. */
  public void putUnseen(ArtifactUri uri) {
    files.put(uri, new Presence.Unseen());
  }

  @Override
  public Presence look(ArtifactUri uri) {
    boolean known = files.keySet().stream().anyMatch(file -> file.claim().equals(uri.claim()));
    return files.getOrDefault(
        written(uri), known ? new Presence.Missing() : new Presence.UnknownClaim());
  }

  private ArtifactUri written(ArtifactUri uri) {
    List<ArtifactUri> equal =
        files.keySet().stream().filter(file -> normal(file).equals(normal(uri))).toList();
    return !files.containsKey(uri) && equal.size() == 1 ? equal.getFirst() : uri;
  }

  private static String normal(ArtifactUri uri) {
    return Normalizer.normalize(uri.toString(), Normalizer.Form.NFC);
  }

  @Override
  public Optional<String> digest(ArtifactUri file) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> read(ArtifactUri file, int maxBytes) {
    return Optional.empty();
  }

  @Override
  public void removeStaging(ArtifactUri folder) {
    files
        .keySet()
        .removeIf(
            file ->
                file.claim().equals(folder.claim())
                    && (file.path() + "/").startsWith(folder.path() + "/"));
  }
}
