package npuc.platform.rockchip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.platform.ModelFiles;

/**
 * The beginning of a file that numpy.save wrote, by numpy's format 1.0 to 3.0 (numpy.lib.format).
 *
 * @param type of its numbers, such as {@code <f4}
 * @param sizes at most eight of them, each below a million million
 * @param bytes that the whole file must have
 */
record NpyHeader(String type, List<Long> sizes, long bytes) {
  private static final String MAGIC = "\u0093NUMPY";

  /** Headers of numpy.save have 118 bytes; longer ones are of arrays that no input takes. */
  private static final int MOST_BYTES = 1_024;

  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=][a-zA-Z][0-9]{1,2})'");
  private static final Pattern SHAPE =
      Pattern.compile("'shape': *\\(((?:[0-9]{1,12}, *){0,7}(?:[0-9]{1,12})?),? *\\)");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(?:True|False)");

  NpyHeader {
    sizes = List.copyOf(sizes);
  }

  /** Empty where the file is none, or holds other than numbers. */
  static Optional<NpyHeader> of(ModelFiles files, String name) {
    int most = (int) Math.min(MOST_BYTES, files.size(name).orElse(0));
    String text = new String(files.read(name, 0, most).orElse(new byte[0]), ISO_8859_1);
    if (text.length() < 12 || !text.startsWith(MAGIC)) {
      return Optional.empty();
    }
    boolean isOld = text.charAt(6) == 1;
    int begin = isOld ? 10 : 12;
    long end = (long) begin + length(text.substring(8, begin));
    return end > text.length() ? Optional.empty() : read(text.substring(begin, (int) end), end);
  }

  /** Little end first. */
  private static long length(String bytes) {
    long length = 0;
    for (int at = bytes.length() - 1; at >= 0; at--) {
      length = length << 8 | bytes.charAt(at);
    }
    return length;
  }

  private static Optional<NpyHeader> read(String header, long begin) {
    Matcher type = TYPE.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!type.find() || !shape.find() || !ORDER.matcher(header).find()) {
      return Optional.empty();
    }
    List<Long> sizes =
        Stream.of(shape.group(1).split(","))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .map(Long::valueOf)
            .toList();
    long number = Long.parseLong(type.group(1).substring(2));
    return product(sizes, number).map(data -> new NpyHeader(type.group(1), sizes, begin + data));
  }

  /** Empty where no file can have so many bytes. */
  private static Optional<Long> product(List<Long> sizes, long number) {
    try {
      return Optional.of(sizes.stream().reduce(number, Math::multiplyExact));
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }
}
