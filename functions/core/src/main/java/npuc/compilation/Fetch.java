package npuc.compilation;

import java.nio.charset.StandardCharsets;
import npuc.hash.Sha256;
import npuc.platform.PlatformName;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.registry.VolumeUri;

/**
 * How the files of a source come to a volume: fetched once, for all compilations of that content.
 *
 * @param pin which content
 * @param format decides which of its files are needed
 * @param place where they lie then: the model in a folder that the source and the pin name
 */
public record Fetch(Pin pin, PlatformName format, VolumeUri place) {
  private static final String FOLDER = "fetched";
  private static final int KEY = 32;

  /** To the place that is the same for everybody who asks for that content. */
  public static Fetch of(SourceUri uri, Pin pin, PlatformName format, String claim) {
    String content = String.join("\n", uri.withoutRevision().text(), pin.text(), format.value());
    String key = Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, KEY);
    return new Fetch(pin, format, new VolumeUri(claim, FOLDER + "/" + key + "/" + uri.name()));
  }
}
