package npuc.compilation;

import java.util.List;

/** Sentences that are kept with a compilation: not more than a person reads. */
final class Warnings {
  private static final int MAX = 20;
  private static final int MAX_LENGTH = 500;

  private Warnings() {}

  /** The first of them, each cut where it is longer than anybody wrote one. */
  static List<String> kept(List<String> given) {
    return given.stream()
        .limit(MAX)
        .map(one -> one.length() <= MAX_LENGTH ? one : one.substring(0, MAX_LENGTH - 1) + "…")
        .toList();
  }
}
