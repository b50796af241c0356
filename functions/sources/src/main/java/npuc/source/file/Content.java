package npuc.source.file;

import java.util.List;
import npuc.registry.Pin;
import npuc.registry.SourceUri;

/** Which content a source has. */
public record Content(SourceUri uri, Pin pin, List<RemoteFile> files) {
  /** More makes no model. */
  public static final int MOST_FILES = 100_000;

  public Content {
    files = List.copyOf(files);
  }
}
