package npuc.platform.option;

import java.util.List;

/** What is particular to one type of option, as {@code GET /v1/platforms} shows it. */
public sealed interface Bounds {

  /** One of these texts or numbers. */
  record Choices(List<?> choices) implements Bounds {}

  /** A whole number from {@code min} to {@code max}. */
  record Range(long min, long max, boolean powerOfTwo) implements Bounds {}

  /** A list of words that match the pattern. */
  record Words(String pattern, int maxItems) implements Bounds {}

  /** A list of lists that hold a number for each part. */
  record Buckets(int maxItems, List<String> parts) implements Bounds {}

  /** A list. */
  record Items(int maxItems) implements Bounds {}

  /** A name; these are known, and another option may bring more. */
  record Names(List<String> suggestions) implements Bounds {}

  /** A text of several lines. */
  record Text(int maxBytes) implements Bounds {}

  /** The type says everything. */
  record None() implements Bounds {}
}
