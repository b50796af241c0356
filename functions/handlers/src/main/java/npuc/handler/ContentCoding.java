package npuc.handler;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A form in which files of the console lie beside themselves, the smallest first. */
enum ContentCoding {
  BROTLI("br", ".br"),
  GZIP("gzip", ".gz");

  private static final Pattern PART = Pattern.compile("([^;\\s]+)\\s*(?:;\\s*q=([0-9.]+))?");
  private static final Pattern NOTHING = Pattern.compile("0(?:\\.0*)?");

  private final String word;
  private final String suffix;

  ContentCoding(String word, String suffix) {
    this.word = word;
    this.suffix = suffix;
  }

  /** As HTTP calls it. */
  String word() {
    return word;
  }

  /** What the name of such a file ends with. */
  String suffix() {
    return suffix;
  }

  /**
   * Those that a client can read.
   *
   * @param acceptEncoding the header of that name (RFC 9110, 12.5.3); what can't be read of it is
   *     taken for nothing
   */
  static List<ContentCoding> accepted(String acceptEncoding) {
    List<String> words =
        Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .flatMap(ContentCoding::wanted)
            .toList();
    return Stream.of(values()).filter(coding -> words.contains(coding.word)).toList();
  }

  private static Stream<String> wanted(String part) {
    Matcher read = PART.matcher(part);
    boolean isWanted =
        read.matches() && (read.group(2) == null || !NOTHING.matcher(read.group(2)).matches());
    return isWanted ? Stream.of(read.group(1)) : Stream.empty();
  }
}
