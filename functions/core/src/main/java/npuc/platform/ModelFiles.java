package npuc.platform;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files of a base artifact, read in small pieces: a model of 140 GB is judged by its headers.
 *
 * <p>Names are those of plain files directly in the artifact's folder; a name that leads elsewhere
 * is as good as absent.
 */
public interface ModelFiles {
  /** The files of a volume that only Jobs can see. */
  static ModelFiles unseen() {
    return new UnseenModelFiles();
  }

  /** Whether the folder can be seen from here; nothing is said of a model that can't. */
  boolean visible();

  /** Whether they are read from a volume of this machine, where a look costs next to nothing. */
  default boolean isNear() {
    return false;
  }

  /** The files in the folder, sorted. */
  List<String> names();

  /** The name of the file that is the whole artifact; empty when the artifact is a folder. */
  default Optional<String> onlyFile() {
    return Optional.empty();
  }

  /** The size of a file; empty when it is not there. */
  OptionalLong size(String name);

  /** That many bytes of a file; empty when it is not there or ends before. */
  Optional<byte[]> read(String name, long offset, int length);

  /** A whole file of at most {@code maxBytes}. */
  default Optional<byte[]> read(String name, int maxBytes) {
    OptionalLong size = size(name);
    return size.isPresent() && size.getAsLong() <= maxBytes
        ? read(name, 0, (int) size.getAsLong())
        : Optional.empty();
  }
}
