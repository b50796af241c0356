package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.note.NoteCode;
import npuc.refusal.ViolationCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The codes of violations and notes: those of openapi.yaml, and each of them is told somewhere. */
class CodesTest {
  private static final List<Path> SOURCES =
      Stream.of("core", "sources", "local")
          .map(module -> Path.of("..", module, "src", "main", "java"))
          .toList();

  @Test
  void theCodesOfViolationsAreThoseOfTheFile() throws IOException {
    assertEquals(
        listed("ViolationCode"),
        Stream.of(ViolationCode.values()).map(ViolationCode::word).toList());
    assertUsed(Stream.of(ViolationCode.values()).map(one -> "ViolationCode." + one.name()));
  }

  @Test
  void theCodesOfNotesAreThoseOfTheFile() throws IOException {
    assertEquals(listed("NoteCode"), Stream.of(NoteCode.values()).map(NoteCode::word).toList());
    assertUsed(Stream.of(NoteCode.values()).map(one -> "NoteCode." + one.name()));
  }

  private static List<String> listed(String schema) {
    return OpenApi.FILE
        .at("/components/schemas/" + schema + "/enum")
        .valueStream()
        .map(JsonNode::stringValue)
        .toList();
  }

  private static void assertUsed(Stream<String> codes) throws IOException {
    String all = sources();
    codes.forEach(code -> assertTrue(all.matches("(?s).*\\b" + code + "\\b.*"), code));
  }

  private static String sources() throws IOException {
    var all = new StringBuilder();
    for (Path root : SOURCES) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          all.append(
              Files.readString(file)
                  .lines()
                  .filter(line -> line.contains("Code."))
                  .collect(Collectors.joining("\n", "", "\n")));
        }
      }
    }
    return all.toString();
  }
}
