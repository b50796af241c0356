package npuc.local.http;

import java.net.URI;
import java.util.Set;

/**
 * What everybody may see who reaches the service: that it lives, the files of the console, which
 * ask for a token then, and what the API looks like.
 */
final class PublicPaths {
  private static final Set<String> GUARDED = Set.of("v1", "metrics");

  private PublicPaths() {}

  /** Judged by what the router sees, so that no other spelling of a path leads around it. */
  static boolean include(URI target) {
    return !GUARDED.contains(Paths.segments(target).getFirst());
  }
}
