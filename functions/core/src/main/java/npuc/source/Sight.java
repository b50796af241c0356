package npuc.source;

import java.util.Optional;
import npuc.compilation.Reason;
import npuc.platform.ModelFiles;
import npuc.registry.Pin;
import npuc.registry.SourceUri;

/** What is seen at a source. */
public sealed interface Sight {

  /**
   * The content that is meant is there.
   *
   * @param uri with the file, where the format is one file and the uri named none
   * @param sizeBytes of the files that the format needs
   * @param digest {@code sha256:<64 hex>} of a single file, where the source tells it
   * @param files the files that the format needs, read in pieces
   */
  record Pinned(
      SourceUri uri, Pin pin, Optional<Long> sizeBytes, Optional<String> digest, ModelFiles files)
      implements Sight {}

  /**
   * It is not, or may not be seen with these secrets.
   *
   * @param why one of the reasons {@code Source...}, which says what to do
   */
  record Refused(Reason why) implements Sight {}

  /**
   * This service can't reach it, or it doesn't answer; a Job may.
   *
   * @param why what was tried
   */
  record Unseen(String why) implements Sight {}
}
