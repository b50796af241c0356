package npuc.source.file;

import java.util.List;
import npuc.registry.Pin;
import npuc.registry.SourceUri;

/** Which content a source has. */
public record Content(SourceUri uri, Pin pin, List<RemoteFile> files) {
  /** More makes no model that is looked at here; a Job takes five times as many. */
  public static final int MOST_FILES = 20_000;

  public Content {
    files = List.copyOf(files);
  }
}
