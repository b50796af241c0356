package npuc.platform.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import npuc.platform.ModelFiles;

/**
 * Reads a model once, however often it is asked for: by each member of a set, by each dry run of a
 * form. A model is known again by what {@link FolderDigest} tells it from others by; a Job reads it
 * anew.
 */
public final class OnnxSeenBefore implements OnnxReader {
  private static final int MOST_KEPT = 4;

  private final OnnxReader reader;
  private final Map<String, OnnxContent> seen = new LinkedHashMap<>(8, 0.75f, true);

  public OnnxSeenBefore(OnnxReader reader) {
    this.reader = reader;
  }

  @Override
  public OnnxContent read(ModelFiles files) {
    return Optional.of(files)
        .filter(OnnxSeenBefore::isToldWhole)
        .flatMap(FolderDigest::of)
        .map(digest -> read(files, digest))
        .orElseGet(() -> reader.read(files));
  }

  /** What begins with a dot is no part of the digest. */
  private static boolean isToldWhole(ModelFiles files) {
    return files.isNear() && files.names().stream().noneMatch(name -> name.startsWith("."));
  }

  private OnnxContent read(ModelFiles files, String digest) {
    return find(digest).orElseGet(() -> keep(digest, reader.read(files)));
  }

  private synchronized Optional<OnnxContent> find(String digest) {
    return Optional.ofNullable(seen.get(digest));
  }

  private synchronized OnnxContent keep(String digest, OnnxContent content) {
    seen.put(digest, content);
    seen.keySet().stream()
        .limit(Math.max(0, seen.size() - MOST_KEPT))
        .toList()
        .forEach(seen::remove);
    return content;
  }
}
