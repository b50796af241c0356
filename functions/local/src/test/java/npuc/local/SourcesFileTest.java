package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import npuc.source.SourceSettings;
import npuc.source.SourceSettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesFileTest {
  private static final Path HOME = Checkout.JOBS.resolve("..");

  @TempDir private Path folder;

  private LocalSettings settings(String text, Map<String, String> others) throws IOException {
    var environment = new HashMap<>(others);
    environment.put("NPUC_HOME", HOME.toString());
    environment.put("NPUC_SOURCES", Files.writeString(folder.resolve("s.json"), text).toString());
    return LocalSettings.from(environment);
  }

  @Test
  void isPartOfTheSettingsTogetherWithTheEnvironment() throws IOException {
    LocalSettings read =
        settings("{\"hub\": {\"endpoint\": \"https://hub.corp\"}}", Map.of("HF_TOKEN", "hf_x"));

    assertEquals(
        SourceSettingsReader.read(
            "{\"hub\": {\"endpoint\": \"https://hub.corp\", \"token\": \"hf_x\"}}"),
        read.sources());
    assertFalse(read.toString().contains("hf_x"), read.toString());
  }

  @Test
  void tellsAllThatIsWrongWithItButNoValue() {
    var wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                settings(
                    "{\"hub\": {\"token\": 5, \"endpoint\": \"hush\"}, \"extra\": \"hush\"}",
                    Map.of("NPUC_CPU", "0", "HF_ENDPOINT", "hush")));

    String told = String.valueOf(wrong.getMessage());
    for (String field : List.of("hub.token", "hub.endpoint", "extra", "NPUC_CPU", "HF_ENDPOINT")) {
      assertTrue(told.contains(field), field + ": " + told);
    }
    assertFalse(told.contains("hush"), told);
  }

  @Test
  void mustBeThere() {
    var problems = new ArrayList<String>();

    SourcesFile.read(Map.of("NPUC_SOURCES", "/no/such.json"), problems);

    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().contains("/no/such.json"));
  }

  @Test
  void isWrittenForItsOwnerAloneEachTimeAnew() throws IOException {
    Path file = folder.resolve("sources.json");
    SourceSettings settings = SourceSettingsReader.read("{\"hub\": {\"token\": \"hf_x\"}}");

    SourcesFile.write(SourceSettings.NONE, file);
    SourcesFile.write(settings, file);

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(settings, SourceSettingsReader.read(Files.readString(file)));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }
}
