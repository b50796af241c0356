package npuc.compilation;

import java.util.List;
import npuc.refusal.Excerpt;

/** Sentences that are kept with a compilation: not more than a person reads. */
final class Warnings {
  private static final int MAX = 20;
  private static final int MAX_LENGTH = 500;

  private Warnings() {}

  /** The first of them, each cut where it is longer than anybody wrote one. */
  static List<String> kept(List<String> given) {
    return given.stream().limit(MAX).map(one -> Excerpt.of(one, MAX_LENGTH)).toList();
  }
}
