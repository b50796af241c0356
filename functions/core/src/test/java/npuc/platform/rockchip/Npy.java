package npuc.platform.rockchip;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Files as numpy.save writes them, all zeros. */
final class Npy {
  private static final int HEADER = 128;
  private static final int BEGIN = 10;

  private Npy() {}

  static byte[] file(String type, long... sizes) {
    String shape = Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return headed(
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(type, shape, sizes.length == 1 ? "," : ""),
        (int) Arrays.stream(sizes).reduce(Integer.parseInt(type.substring(2)), (a, b) -> a * b));
  }

  static byte[] headed(String header, int data) {
    byte[] file = new byte[HEADER + data];
    Arrays.fill(file, 0, HEADER, (byte) ' ');
    byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, HEADER - BEGIN, 0};
    System.arraycopy(magic, 0, file, 0, magic.length);
    byte[] text = header.getBytes(US_ASCII);
    System.arraycopy(text, 0, file, BEGIN, text.length);
    file[HEADER - 1] = '\n';
    return file;
  }
}
