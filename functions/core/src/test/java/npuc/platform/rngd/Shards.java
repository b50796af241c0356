package npuc.platform.rngd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Safetensors files for tests. */
final class Shards {

  private Shards() {}

  /** A file with that header, in which ' stands for ", and so many bytes of weights. */
  static byte[] of(String header, int dataBytes) {
    return of(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8), dataBytes);
  }

  /** A file with exactly that header, and so many bytes of weights. */
  static byte[] of(byte[] text, int dataBytes) {
    return ByteBuffer.allocate(Long.BYTES + text.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }
}
