package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.input.Texts;
import npuc.refusal.Parameter;
import npuc.refusal.Wording;

/**
 * Why something waits, failed or ended.
 *
 * @param message what happened and what to do; at most 1,024 bytes of UTF-8, longer ones are cut,
 *     control characters replaced
 * @param cause what says the same in another language; empty for what others wrote, and in older
 *     records
 */
public record Reason(ReasonCode code, String message, Optional<Cause> cause) {
  public static final int MAX_MESSAGE_BYTES = 1024;

  private static final int REPLACEMENT = 0xfffd;

  @JsonCreator
  public Reason {
    message = cut(printable(message));
  }

  /** One that is told in English only. */
  public Reason(ReasonCode code, String message) {
    this(code, message, Optional.empty());
  }

  /** One that a job program told. */
  public static Reason told(
      ReasonCode code, String message, String cause, Map<String, Parameter> parameters) {
    return new Reason(code, message, Cause.kept(cause, parameters));
  }

  /** One of our own. */
  public static Reason of(ReasonCode code, CauseCode cause, Wording wording) {
    return told(code, wording.text(), cause.word(), wording.parameters());
  }

  /** One of our own without parameters. */
  public static Reason of(ReasonCode code, CauseCode cause, String message) {
    return of(code, cause, Wording.of(message));
  }

  /** One of our own that quotes what others said, as the parameter {@code said} of its form. */
  public static Reason quoting(ReasonCode code, CauseCode cause, String form, String said) {
    return told(
        code,
        form.replace("{said}", said),
        cause.word(),
        Wording.of(form).with("said", said).parameters());
  }

  /** The same, said after something that came of it; it is the parameter {@code why} of that. */
  public Reason after(CauseCode outcome, Wording before) {
    var why = Wording.of("").with("why", message).parameters();
    var all = new TreeMap<>(cause.map(Cause::parameters).orElse(why));
    cause.ifPresent(is -> all.put("whyCode", new Parameter.Text(is.code())));
    all.putAll(before.parameters());
    return told(code, before.text() + ": " + message, outcome.word(), all);
  }

  /** The same in English only, where much of it is kept. */
  Reason withoutCause() {
    return new Reason(code, message);
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
