package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import npuc.Eventually;
import npuc.api.Answer;
import npuc.compilation.Compilations;
import npuc.environment.SealedSecret;
import npuc.environment.SecretPlace;
import npuc.environment.SecretText;
import npuc.local.admin.AdminRun;
import npuc.local.secret.KeyFileSecretBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a service that goes on meanwhile, and what another one is made of it. */
class BackupHttpTest {
  private static final SecretPlace PLACE = new SecretPlace(Compilations.ID, "TOKEN");

  @TempDir private Path folder;
  private Path home;
  private Path file;

  @BeforeEach
  void prepare() throws IOException {
    home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    file = folder.resolve("npuc 백업.zip");
  }

  @Test
  void allThatWasAnsweredBeforeIsThereAndSecretsOpen() throws IOException {
    try (var service = RunningService.start(folder.resolve("one"), home)) {
      String id = service.compile(service.tinyVersion()).expect(201).text("id");
      Answer compilation = service.ended(id);
      String log = service.log(id, "compile", 1).text();
      SealedSecret sealed =
          KeyFileSecretBox.at(service.data().resolve("secret.key"))
              .seal(new SecretText("s3cret"), PLACE);
      List<String> before = backedUpWhileModelsAreRegistered(service);

      Path data = folder.resolve("two/data");
      AdminRun restored = AdminRun.on(data, List.of("restore", file.toString()));
      assertEquals(0, restored.status(), restored::err);

      try (var other = RunningService.start(folder.resolve("two"), home)) {
        assertEquals(compilation.text(), other.compilation(id).text());
        assertEquals(log, other.log(id, "compile", 1).text());
        before.forEach(model -> other.get("/v1/models/" + model).expect(200));
        assertEquals(
            "s3cret", KeyFileSecretBox.at(data.resolve("secret.key")).open(sealed, PLACE).plain());
      }
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  /** The models that were there before it began. */
  private List<String> backedUpWhileModelsAreRegistered(RunningService service) {
    var registered = new CopyOnWriteArrayList<String>();
    var goesOn = new AtomicBoolean(true);
    var writer =
        CompletableFuture.runAsync(
            () -> {
              while (goesOn.get()) {
                registered.add(
                    service.post("/v1/models", Map.of("name", "라마")).expect(201).text("id"));
              }
            });
    List<String> before = Eventually.see("models", () -> registered, all -> all.size() >= 3);
    before = List.copyOf(before);
    AdminRun run = AdminRun.on(service.data(), List.of("backup", file.toString()));
    goesOn.set(false);
    writer.join();
    assertEquals(0, run.status(), run::err);
    return before;
  }

  @Test
  void volumesAreInItWhereTheyAreAskedFor() throws IOException {
    Path with = folder.resolve("with.zip");
    try (var service = RunningService.start(folder.resolve("one"), home)) {
      Path kept = service.data().resolve("volumes/uploads/모델/a.tflite");
      Files.createDirectories(kept.getParent());
      Files.write(kept, RunningService.TINY_MODEL);
      assertEquals(0, backup(service, file).status());
      assertEquals(
          0, AdminRun.on(service.data(), List.of("backup", "--volumes", with.toString())).status());
    }

    AdminRun without = AdminRun.on(folder.resolve("a"), List.of("restore", file.toString()));
    AdminRun restored = AdminRun.on(folder.resolve("b"), List.of("restore", with.toString()));

    assertTrue(without.err().contains("uploads"), without::err);
    assertFalse(Files.exists(folder.resolve("a/volumes/uploads/모델")));
    assertEquals(0, restored.status(), restored::err);
    assertEquals(
        List.of("a.tflite"), List.of(folder.resolve("b/volumes/uploads/모델").toFile().list()));
  }

  @Test
  void aServiceThatRunsIsNotRestoredOver() throws IOException {
    try (var service = RunningService.start(folder.resolve("one"), home)) {
      assertEquals(0, backup(service, file).status());

      AdminRun run = AdminRun.on(service.data(), List.of("restore", file.toString()));

      assertEquals(1, run.status());
      assertTrue(run.err().contains("is not empty"), run::err);
      service.get("/v1/models").expect(200);
    }
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Files.writeString(file, "mine");
    try (var service = RunningService.start(folder.resolve("one"), home)) {
      AdminRun run = backup(service, file);

      assertEquals(1, run.status());
      assertTrue(run.err().contains("is there already"), run::err);
    }
    assertEquals("mine", Files.readString(file));
    try (var files = Files.list(folder)) {
      assertEquals(3, files.count(), "home, one and the file");
    }
  }

  private static AdminRun backup(RunningService service, Path file) {
    return AdminRun.on(service.data(), List.of("backup", file.toString()));
  }
}
