package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.compilation.CauseCode;
import npuc.note.NoteCode;
import npuc.refusal.ViolationCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The codes of violations and notes are those of openapi.yaml, and each is told somewhere. */
class CodesTest {
  private static final JsonNode CAUSES =
      JsonMapper.shared().readTree(Path.of("../../causes.json").toFile());

  private static final List<Path> SOURCES =
      Stream.of("core", "sources", "local", "lambda")
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
    Set<String> ofJobs = CAUSES.get("notes").propertyNames().stream().collect(Collectors.toSet());
    assertEquals(
        ofJobs, ofJobs.stream().filter(listed("NoteCode")::contains).collect(Collectors.toSet()));
    assertUsed(
        Stream.of(NoteCode.values())
            .filter(one -> !ofJobs.contains(one.word()))
            .map(one -> "NoteCode." + one.name()));
  }

  @Test
  void theCausesThatTheServiceTellsAreListed() throws IOException {
    assertEquals(
        new TreeSet<>(CAUSES.get("service").propertyNames()),
        Stream.of(CauseCode.values())
            .map(CauseCode::word)
            .collect(Collectors.toCollection(TreeSet::new)));
    assertUsed(Stream.of(CauseCode.values()).map(one -> "CauseCode." + one.name()));
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
