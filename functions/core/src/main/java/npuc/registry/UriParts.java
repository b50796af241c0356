package npuc.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import npuc.input.Texts;
import npuc.refusal.Violations;

/** Rules of the path in any uri: what is read from outside becomes names of files. */
final class UriParts {
  private static final int MAX_SEGMENT_BYTES = 255;

  private UriParts() {}

  static void check(String path, String field, Violations found) {
    List<String> segments = List.of(path.split("/", -1));
    found.require(
        segments.stream().noneMatch(segment -> segment.equals("..") || segment.equals(".")),
        field,
        "must not contain . or .. as a part of the path");
    found.require(
        segments.stream().noneMatch(String::isEmpty),
        field,
        "must not contain an empty part (// or a / at the end)");
    found.require(
        path.codePoints().noneMatch(UriParts::isForbidden),
        field,
        "must not contain control characters, line breaks or backslashes");
    found.require(
        segments.stream()
            .allMatch(
                segment -> segment.getBytes(StandardCharsets.UTF_8).length <= MAX_SEGMENT_BYTES),
        field,
        "must have no part longer than " + MAX_SEGMENT_BYTES + " bytes");
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
