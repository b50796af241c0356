package npuc.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import npuc.input.Texts;

/**
 * A file at a source, as the source tells it: its path may be any text.
 *
 * @param path below the top of the source, with slashes
 */
public record SourceFile(String path, long sizeBytes) {
  private static final String OWN = ".npuc-";

  /** What is added to the name of an unfinished file has room beside it. */
  private static final int MAX_NAME_BYTES = 200;

  private static final int MAX_PATH_BYTES = 900;

  /** Whether it is called so, in exactly these letters. */
  boolean hasSuffix(String suffix) {
    return path.endsWith(suffix);
  }

  /** Why no Job can store it; empty when it can. */
  public Optional<String> fault() {
    List<String> names = List.of(path.split("/", -1));
    if (!Texts.isPlain(path) || path.contains("\u2028") || path.contains("\u2029")) {
      return Optional.of("holds control characters");
    }
    if (names.stream().anyMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."))) {
      return Optional.of("leads out of its folder");
    }
    if (names.stream().anyMatch(name -> name.startsWith(OWN))) {
      return Optional.of("begins like a name of npuc's own (" + OWN + ")");
    }
    boolean isTooLong =
        path.getBytes(UTF_8).length > MAX_PATH_BYTES
            || names.stream().anyMatch(name -> name.getBytes(UTF_8).length > MAX_NAME_BYTES);
    return isTooLong ? Optional.of("is too long") : Optional.empty();
  }
}
