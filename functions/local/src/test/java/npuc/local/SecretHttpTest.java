package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import npuc.Eventually;
import npuc.api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret reaches the compiler and nothing else. */
class SecretHttpTest {
  private static final String SECRET = "planted-9f3c1b7e-value";
  private static final String IN_LINES = "first planted line\nsecond planted line";

  /** Prints every secret: at once, split over two writes, in an error, and into a file. */
  private static final String TELLTALE =
      """
      import os, sys, time
      secret = os.environ["MY_TOKEN"]
      print("it is", secret, flush=True)
      print(os.environ["LINES"], flush=True)
      sys.stdout.write(secret[:9]); sys.stdout.flush(); time.sleep(0.1); print(secret[9:])
      print("environment", dict(os.environ), file=sys.stderr)
      """;

  @TempDir private Path folder;

  @Test
  void aSecretThatTheCompilerPrintsIsNowhereInDataOrAnswers() throws IOException {
    var home = StandInHome.in(folder.resolve("home"), TELLTALE + StandInHome.GOOD);
    try (var service = RunningService.start(folder, home.path())) {
      String id = created(service);

      assertEquals("Registered", service.ended(id).phase());

      assertTrue(service.log(id, "compile", 1).text().contains("it is ***"));
      assertHidden(service, id);
    }
    assertNotIn(folder.resolve("data"));
    assertNotIn(folder.resolve("models"));
  }

  @Test
  void aSecretInTheCompilersLastWordsIsHiddenInTheReason() throws IOException {
    var home =
        StandInHome.in(
            folder.resolve("home"), TELLTALE + "sys.exit('vela: error: bad token ' + secret)\n");
    try (var service = RunningService.start(folder, home.path())) {
      String id = created(service);

      Answer failed = service.ended(id);

      assertEquals("Failed", failed.phase());
      assertTrue(failed.text("/reason/message").contains("***"), failed::toString);
      assertHidden(service, id);
    }
    assertNotIn(folder.resolve("data"));
  }

  @Test
  void aSecretIsInNoFileWhileTheCompilerRuns() throws IOException {
    Path released = folder.resolve("released");
    var home =
        StandInHome.in(
            folder.resolve("home"), TELLTALE + StandInHome.waitFor(released) + StandInHome.GOOD);
    try (var service = RunningService.start(folder, home.path())) {
      String id = created(service);
      Eventually.see(
          "the compiler",
          () -> service.log(id, "compile", 1),
          log -> log.text().contains("waiting"));

      assertNotIn(folder.resolve("data"));
      assertNotInArguments();
      Files.writeString(released, "");
      service.ended(id);
    }
  }

  @Test
  void aSecretThatIsKeptReachesTheCompilerOfTheNextCompilation() throws IOException {
    var home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD);
    try (var service = RunningService.start(folder, home.path())) {
      Answer first = service.ended(created(service));
      String again =
          service.get("/v1/compilations/" + first.text("id") + "/recompile").expect(200).text();
      Path seen = folder.resolve("seen");
      home.vela(
          "import os\nopen(%s, 'w').write(os.environ['MY_TOKEN'] + os.environ['REGION'])\n"
                  .formatted(StandInHome.quoted(seen))
              + StandInHome.GOOD);

      Answer second = service.postText(versionOf(first) + "/compilations", again).expect(201);

      assertEquals("Registered", service.ended(second.text("id")).phase());
      assertEquals(SECRET + "eu west", Files.readString(seen));
    }
  }

  private static String created(RunningService service) {
    var body =
        Map.of(
            "platform",
            "ethos-u",
            "environment",
            List.of(
                Map.of("name", "MY_TOKEN", "value", SECRET),
                Map.of("name", "LINES", "value", IN_LINES, "secret", true)),
            "envFile",
            "export REGION='eu west' # a comment\n");
    Answer created =
        service
            .postKeyed(service.tinyVersion() + "/compilations", "with-a-secret", body)
            .expect(201);
    assertTrue(created.json().at("/environment/0/secret").booleanValue());
    assertTrue(created.json().at("/environment/1/value").isNull());
    return created.text("id");
  }

  private static void assertHidden(RunningService service, String id) {
    String at = "/v1/compilations/" + id;
    Answer compilation = service.compilation(id);
    for (String path :
        List.of(
            at,
            at + "/history",
            at + "/manifest",
            at + "/recompile",
            at + "/steps/compile/attempts/1/log",
            versionOf(compilation) + "/compilations")) {
      assertNoSecret(path, service.get(path).text());
    }
  }

  private static String versionOf(Answer compilation) {
    return "/v1/models/"
        + compilation.text("modelId")
        + "/versions/"
        + compilation.text("versionId");
  }

  private static void assertNotIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> assertNoSecret("" + file, read(file)));
    }
  }

  private static void assertNotInArguments() {
    ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .forEach(command -> assertNoSecret("a process", command));
  }

  private static void assertNoSecret(String where, String text) {
    for (String part : List.of(SECRET, SECRET.substring(9), "planted line")) {
      assertFalse(text.contains(part), () -> where + " shows " + part + ": " + text);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException goneMeanwhile) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
