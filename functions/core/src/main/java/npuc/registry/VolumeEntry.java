package npuc.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import npuc.platform.PlatformName;

/**
 * What a folder of a volume holds.
 *
 * @param sizeBytes of a file; empty for a folder
 * @param uri under which it can be registered
 * @param formats in which it may be, as its name or those of its files tell
 */
public record VolumeEntry(
    Place place, Optional<Long> sizeBytes, VolumeUri uri, List<PlatformName> formats) {
  public VolumeEntry {
    formats = List.copyOf(formats);
  }

  /** Where it stands in its list: folders first, each kind by name. */
  public record Place(boolean folder, String name) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing((Place place) -> !place.folder).thenComparing(Place::name);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}
