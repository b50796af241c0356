package npuc.local.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file are wanted (RFC 9110, section 14).
 *
 * @param first 0 for the first byte of the file
 * @param count 0 only of an empty file
 */
record ByteRange(long first, long count) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** What a header asks for. */
  sealed interface Wanted {

    /** All of the file: none was asked for, or more than one, or in words that are not known. */
    record Everything() implements Wanted {}

    record Part(ByteRange range) implements Wanted {}

    /** No byte of the file. */
    record Nothing() implements Wanted {}
  }

  static Wanted wanted(Optional<String> header, long size) {
    return header
        .map(ONE::matcher)
        .filter(Matcher::matches)
        .filter(range -> !range.group(1).isEmpty() || !range.group(2).isEmpty())
        .map(range -> part(range.group(1), range.group(2), size))
        .orElseGet(Wanted.Everything::new);
  }

  private static Wanted part(String from, String to, long size) {
    if (from.isEmpty()) {
      long last = Math.min(Long.parseLong(to), size);
      return last == 0 ? new Wanted.Nothing() : new Wanted.Part(new ByteRange(size - last, last));
    }
    long first = Long.parseLong(from);
    long end = to.isEmpty() ? size : Math.min(Long.parseLong(to) + 1, size);
    if (first < end) {
      return new Wanted.Part(new ByteRange(first, end - first));
    }
    return !to.isEmpty() && Long.parseLong(to) < first
        ? new Wanted.Everything()
        : new Wanted.Nothing();
  }

  /** As a header tells it, of a file of that size. */
  String contentRange(long size) {
    return "bytes %d-%d/%d".formatted(first, first + count - 1, size);
  }
}
