package npuc.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The volumes in which artifacts lie, as far as this service can see into them.
 *
 * <p>A name that is not there as it is given is the only one that is equal to it in Unicode form
 * NFC, if there is one: macOS takes Hangul and accents apart, and both forms look the same.
 */
public interface ModelVolumes {

  /** What is seen at a uri. */
  sealed interface Presence {
    /**
     * A file or a folder.
     *
     * @param sizeBytes of all files below it
     */
    record Found(long sizeBytes) implements Presence {}

    /** The volume is here, the file is not. */
    record Missing() implements Presence {}

    /** There is no volume of that claim. */
    record UnknownClaim() implements Presence {}

    /** The path leaves the volume through a link. */
    record Outside() implements Presence {}

    /**
     * Something that can't be an artifact.
     *
     * @param rule what it breaks in a word, for those who say it in another language
     * @param wrong such as {@code leads to a named pipe, which is neither a file nor a folder}
     */
    record Unusable(String rule, String wrong) implements Presence {}

    /** The volume can be seen by Jobs only. */
    record Unseen() implements Presence {}
  }

  /** The volumes that are known, by claim. */
  List<Volume> volumes();

  /**
   * What a folder of a volume holds that can be an artifact or lead to one: no folder of npuc's
   * own, no link that leaves the volume, nothing but files and folders, and no name that a uri
   * can't have. Folders come first, each kind by name.
   *
   * @param path relative to the volume; empty for the top of it
   * @param after where the page before ended; empty for the first page
   */
  Listing list(String claim, String path, int limit, Optional<VolumeEntry.Place> after);

  /** Looks at a file or folder without reading it; never changes anything. */
  Presence look(VolumeUri uri);

  /** {@code sha256:<hex>} of a single file that can be seen and is small enough to read at once. */
  Optional<String> digest(VolumeUri file);

  /** The content of a file; empty when it can't be seen, or is larger than {@code maxBytes}. */
  Optional<byte[]> read(VolumeUri file, int maxBytes);

  /** The names of the plain files directly in a folder, sorted; none when it can't be seen. */
  default List<String> names(VolumeUri folder) {
    return List.of();
  }

  /** The size of a file, which is not read; empty when it can't be seen. */
  default OptionalLong size(VolumeUri file) {
    return OptionalLong.empty();
  }

  /** A piece of a file; empty when it can't be seen or ends before. */
  default Optional<byte[]> read(VolumeUri file, long offset, int length) {
    return Optional.empty();
  }

  /**
   * Removes a folder of npuc's own (staging) with all it holds, at once or soon; nothing there is
   * fine.
   */
  void removeStaging(VolumeUri folder);
}
