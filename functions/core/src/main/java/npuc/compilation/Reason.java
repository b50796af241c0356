package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import npuc.input.Texts;

/**
 * Why something waits, failed or ended.
 *
 * @param message what happened and what to do; at most 1,024 bytes of UTF-8, longer ones are cut,
 *     control characters replaced
 */
public record Reason(ReasonCode code, String message) {
  public static final int MAX_MESSAGE_BYTES = 1024;

  private static final int REPLACEMENT = 0xfffd;

  public Reason {
    message = cut(printable(message));
  }

  /** Whether there is no room for it: that time is not its own, and has a limit of its own. */
  @JsonIgnore
  public boolean isQueued() {
    return code == ReasonCode.QUEUED;
  }

  /** Without control characters and halves of surrogate pairs, which a Job may have printed. */
  private static String printable(String message) {
    return message
        .codePoints()
        .map(character -> isPrintable(character) ? character : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPrintable(int character) {
    return character == '\n' || !Texts.isControl(character);
  }

  private static String cut(String message) {
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    CharBuffer characters = CharBuffer.wrap(message.toCharArray());
    encoder.encode(characters, ByteBuffer.allocate(MAX_MESSAGE_BYTES), true);
    return message.substring(0, characters.position());
  }
}
