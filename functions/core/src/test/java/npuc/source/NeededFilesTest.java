package npuc.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import npuc.platform.PlatformName;
import npuc.source.NeededFiles.Choice;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases of jobs/tests/selection_cases.json, which the job program's tests read too. */
class NeededFilesTest {

  @TestFactory
  Stream<DynamicTest> choosesAsTheJobDoes() throws IOException {
    String name = "selection_cases.json";
    try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
      List<JsonNode> cases = JsonMapper.shared().readTree(file).valueStream().toList();
      assertTrue(cases.size() > 10);
      return cases.stream()
          .map(one -> DynamicTest.dynamicTest(one.get("name").stringValue(), () -> check(one)));
    }
  }

  private static void check(JsonNode one) {
    List<SourceFile> files =
        one.get("files")
            .propertyStream()
            .map(file -> new SourceFile(file.getKey(), file.getValue().longValue()))
            .toList();
    switch (NeededFiles.of(new PlatformName(one.get("format").stringValue()), files)) {
      case Choice.Chosen(List<SourceFile> chosen) ->
          assertEquals(texts(one, "chosen"), chosen.stream().map(SourceFile::path).toList());
      case Choice.None(String why) ->
          assertEquals(
              texts(one, "refused"),
              texts(one, "refused").stream().filter(why::contains).toList(),
              why);
    }
  }

  /** An absent list equals nothing that is chosen. */
  private static List<String> texts(JsonNode one, String field) {
    return one.has(field)
        ? one.get(field).valueStream().map(JsonNode::stringValue).toList()
        : List.of("no " + field);
  }

  @Test
  void tellsNamesThatNoJobCanStore() {
    List<String> wrong =
        List.of(
            "",
            "/etc/passwd",
            "../up",
            "a/../b",
            "a//b",
            "a/",
            "./a",
            "line\nbreak",
            "a\u2028b",
            ".npuc-staging/a",
            "a/.npuc-x",
            "x".repeat(201),
            "a/".repeat(500) + "b");

    assertEquals(
        List.of(),
        wrong.stream().filter(path -> new SourceFile(path, 1).fault().isEmpty()).toList());
    assertTrue(new SourceFile("모델/한국어 이름.json", 1).fault().isEmpty());
    assertTrue(new SourceFile("..a/b..", 1).fault().isEmpty());
  }
}
