package npuc.source.file;

import java.util.Optional;
import npuc.registry.Pin;
import npuc.source.net.Deadline;

/** A source, as one who looks at it may see it. */
public interface Source {

  /**
   * All its files: those of the pin, or without one those that are there now.
   *
   * @throws npuc.source.net.RefusedException if there are none to be had
   * @throws npuc.source.net.UnseenException if it does not answer, or answers nonsense
   */
  Content content(Optional<Pin> pin, Deadline deadline);

  /** The same as one of its files alone, where a uri can name that; else it stays as it is. */
  default Content only(Content all, RemoteFile file, Deadline deadline) {
    return all;
  }
}
