package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A service whose compiler says that it waits, and goes on when the test releases it. */
abstract class HeldCompiler {
  @TempDir protected Path folder;
  protected StandInHome home;
  protected RunningService service;
  protected Path released = Path.of("");

  @BeforeEach
  final void startTheService() throws IOException {
    released = folder.resolve("released");
    home = StandInHome.in(folder.resolve("home"), StandInHome.waitFor(released) + StandInHome.GOOD);
    service = RunningService.start(folder, home.path());
  }

  @AfterEach
  final void stopTheService() throws IOException {
    Files.writeString(released, "");
    service.close();
  }

  final String running() {
    String id = service.compile(service.tinyVersion()).expect(201).text("id");
    assertEquals("Running", service.reached(id, "Running").phase());
    return id;
  }

  final List<Path> stagingFolders() throws IOException {
    try (Stream<Path> files = Files.walk(service.volume())) {
      return files.filter(file -> file.toString().matches(".*/\\.npuc-staging/[^/]+")).toList();
    }
  }

  /** Whether any file is named after a compilation. */
  static boolean namedAfter(String id, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().contains(id.substring("c-".length())));
    }
  }

  static String at(String id) {
    return "/v1/compilations/" + id;
  }
}
