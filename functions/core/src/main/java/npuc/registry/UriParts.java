package npuc.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import npuc.input.Texts;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** Rules of the path in any uri: what is read from outside becomes names of files. */
final class UriParts {
  private static final int MAX_SEGMENT_BYTES = 255;

  private static final Fault DOTS =
      unsafe("dots", "must not contain . or .. as a part of the path");
  private static final Fault EMPTY_PART =
      unsafe("emptyPart", "must not contain an empty part (// or a / at the end)");
  private static final Fault CONTROL =
      unsafe("control", "must not contain control characters, line breaks or backslashes");
  private static final Fault TOO_LONG =
      Fault.of(ViolationCode.TOO_LONG, "must have no part longer than {max} bytes")
          .with("max", MAX_SEGMENT_BYTES)
          .with("unit", "bytes");

  private UriParts() {}

  /** A path that can't be taken. */
  static Fault unsafe(String rule, String form) {
    return Fault.of(ViolationCode.UNSAFE_PATH, form).with("rule", rule);
  }

  static void check(String path, String field, Violations found) {
    List<String> segments = List.of(path.split("/", -1));
    found.require(
        segments.stream().noneMatch(segment -> segment.equals("..") || segment.equals(".")),
        field,
        DOTS);
    found.require(segments.stream().noneMatch(String::isEmpty), field, EMPTY_PART);
    found.require(path.codePoints().noneMatch(UriParts::isForbidden), field, CONTROL);
    found.require(
        segments.stream()
            .allMatch(
                segment -> segment.getBytes(StandardCharsets.UTF_8).length <= MAX_SEGMENT_BYTES),
        field,
        TOO_LONG);
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isForbidden(int character) {
    return character == '\\'
        || Texts.isControl(character)
        || Character.getType(character) == Character.LINE_SEPARATOR
        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
  }
}
