package npuc.compilation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Why something waits, failed or ended.
 *
 * @param message what happened and what to do; at most 1,024 bytes of UTF-8, longer ones are cut
 */
public record Reason(ReasonCode code, String message) {
  public static final int MAX_MESSAGE_BYTES = 1024;

  public Reason {
    message = cut(message);
  }

  private static String cut(String message) {
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    CharBuffer characters = CharBuffer.wrap(message.toCharArray());
    encoder.encode(characters, ByteBuffer.allocate(MAX_MESSAGE_BYTES), true);
    return message.substring(0, characters.position());
  }
}
