package npuc.api.view;

import java.util.List;
import java.util.Optional;
import npuc.platform.PlatformName;
import npuc.registry.VolumeEntry;
import npuc.registry.VolumeUri;

/** A file or folder of a volume. */
public record VolumeEntryAnswer(
    String name,
    boolean folder,
    Optional<Long> sizeBytes,
    VolumeUri uri,
    List<PlatformName> formats) {

  public static VolumeEntryAnswer of(VolumeEntry entry) {
    return new VolumeEntryAnswer(
        entry.place().name(),
        entry.place().folder(),
        entry.sizeBytes(),
        entry.uri(),
        entry.formats());
  }
}
