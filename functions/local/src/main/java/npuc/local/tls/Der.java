package npuc.local.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** As much of DER (ITU-T X.690) as it takes to put a key into another envelope. */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final byte[] ZERO = {0x02, 0x01, 0x00};
  private static final int LONG_FORM = 0x80;

  private Der() {}

  /**
   * PrivateKeyInfo (RFC 5958), which Java reads, around a key in the form of its own algorithm.
   *
   * @param publicKey SubjectPublicKeyInfo (RFC 5280) of its other half, which names the algorithm
   */
  static byte[] privateKeyInfo(byte[] publicKey, byte[] key) {
    return wrapped(SEQUENCE, ZERO, firstOf(publicKey), wrapped(OCTETS, key));
  }

  private static byte[] firstOf(byte[] sequence) {
    int begin = contentAt(sequence, 0);
    int content = contentAt(sequence, begin);
    return Arrays.copyOfRange(sequence, begin, content + lengthAt(sequence, begin));
  }

  private static int contentAt(byte[] der, int element) {
    int first = der[element + 1] & 0xff;
    return element + 2 + (first < LONG_FORM ? 0 : first - LONG_FORM);
  }

  private static int lengthAt(byte[] der, int element) {
    int first = der[element + 1] & 0xff;
    int length = first < LONG_FORM ? first : 0;
    for (int at = element + 2; at < contentAt(der, element); at++) {
      length = (length << 8) | (der[at] & 0xff);
    }
    return length;
  }

  private static byte[] wrapped(int tag, byte[]... contents) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : contents) {
      content.writeBytes(part);
    }
    var element = new ByteArrayOutputStream();
    element.write(tag);
    writeLength(element, content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream target, int length) {
    if (length < LONG_FORM) {
      target.write(length);
      return;
    }
    int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
    target.write(LONG_FORM + bytes);
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
      target.write(length >> shift);
    }
  }
}
