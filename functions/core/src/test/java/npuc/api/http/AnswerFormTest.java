package npuc.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import npuc.hash.Sha256;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client keeps an answer as long as its tag stays; so a new form of answers needs new tags. */
class AnswerFormTest {
  private static final Path ANSWERS = Path.of("src/test/resources/npuc/api");
  private static final String OF_FORM_6 =
      "07e02753e8a9bb511d029c3ca97c50dfdd86d039dd0c29c56ba6a2c2b2a497e4";

  @Test
  void aTagTellsTheFormsOfAnswersApart() throws IOException {
    String fields = String.join("\n", fields());

    assertEquals(
        OF_FORM_6,
        Sha256.hex(fields.getBytes(StandardCharsets.UTF_8)),
        "An answer with a tag has other fields: raise EntityTag.FORM, and name this here.");
    assertEquals(6, EntityTag.FORM);
  }

  private static SortedSet<String> fields() throws IOException {
    var fields = new TreeSet<String>();
    try (Stream<Path> files = Files.list(ANSWERS)) {
      for (Path file : files.filter(AnswerFormTest::hasATag).toList()) {
        add("", JsonMapper.shared().readTree(Files.readString(file)), fields);
      }
    }
    return fields;
  }

  private static boolean hasATag(Path file) {
    return file.getFileName()
        .toString()
        .matches("(?:compilation-\\w+|compilations|history|set)\\.json");
  }

  private static void add(String path, JsonNode value, SortedSet<String> fields) {
    value
        .valueStream()
        .filter(one -> value.isArray())
        .forEach(one -> add(path + "[]", one, fields));
    value.properties().forEach(one -> add(path + "." + one.getKey(), one.getValue(), fields));
    fields.add(path);
  }
}
