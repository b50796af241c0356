package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.TestNamespace.doing;
import static npuc.lambda.kubernetes.TestNamespace.log;
import static npuc.lambda.kubernetes.TestNamespace.untilEnded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.Eventually;
import npuc.compilation.JobStatus;
import npuc.compilation.ReasonCode;
import npuc.job.FreshJobs;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import npuc.platform.Quantity;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a compiler can read and write of the model volume on a real cluster. */
@OnCluster
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Fabric8JobIsolationTest {
  private static final String WORDS =
      """
      def tried(action):
          try:
              action()
              return "done"
          except OSError as error:
              return error.strerror
      def write(path):
          return tried(lambda: path.write_text("x"))
      """;

  private static final String READ =
      """
      print((VOLUME / SPEC["basePath"]).read_text())
      (STAGING / "output").touch()
      succeed()
      """;

  @AutoClose private TestNamespace namespace;
  private JobRunner runner;

  @BeforeAll
  void open() {
    namespace = TestNamespace.withVolume(TestCluster.get());
    namespace.volume.put("hey/neighbour.tflite", "of somebody else");
    namespace.volume.put("secret/model.tflite", "of somebody else");
    runner = namespace.runner();
  }

  @Test
  void aCompilerReadsItsModelAndNoOther() {
    String code =
        WORDS
            + """
            print((VOLUME / "hey/hey.tflite").read_text())
            for path in ("hey/neighbour.tflite", "secret/model.tflite", "hey/../secret"):
                print(tried(lambda: (VOLUME / path).stat()))
            succeed()
            """;

    String absent = "No such file or directory\n";
    assertEquals("a model\n" + absent + absent + absent, output(doing(code)));
  }

  @Test
  void aCompilerWritesToItsStagingFolderAndNowhereElse() {
    JobSpec spec =
        doing(
            WORDS
                + """
                print(write(STAGING / "output"))
                print(write(VOLUME / "hey/hey.tflite"))
                print(write(VOLUME / "hey/planted.tflite"))
                print(write(VOLUME / "planted"))
                print(write(STAGING.parent / "2"))
                print(tried(lambda: os.rename(STAGING, VOLUME / "hey/published")))
                succeed()
                """);

    assertEquals("done\n" + "Read-only file system\n".repeat(5), output(spec));
    assertTrue(
        Files.exists(
            namespace.volume.folder().resolve(TestVolume.staging(spec.name()) + "output")));
    assertFalse(Files.exists(namespace.volume.folder().resolve("hey/planted.tflite")));
  }

  @Test
  void aModelOfAHubCacheIsReadThroughItsLinksAndStagedWithinIt() throws IOException {
    namespace.volume.put("models--org--name/blobs/1234", "weights");
    namespace.volume.put("models--org--name/snapshots/abc/config.json", "{}");
    Path snapshot = namespace.volume.folder().resolve("models--org--name/snapshots/abc");
    Files.createSymbolicLink(snapshot.resolve("w"), Path.of("../../blobs/1234"));
    JobSpec spec =
        FreshJobs.inEnvironment(
            FreshJobs.ofModel("models--org--name/snapshots/abc"),
            TestNamespace.environment(
                WORDS
                    + """
                    print((VOLUME / SPEC["basePath"] / "w").read_text())
                    print(write(STAGING / "output"))
                    print(write(VOLUME / "models--org--name/blobs/1234"))
                    succeed()
                    """));

    assertEquals("weights\ndone\nRead-only file system\n", output(spec));
  }

  @Test
  void scratchOfAClassIsAVolumeThatGoesWithTheJob() {
    var placement =
        new Placement(
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Quantity.parse("1Ti"),
            Optional.of("local"));
    JobRunner roomy =
        namespace.runner(TestSettings.placed(TestSettings.in(namespace.name), placement));
    JobSpec spec = doing("Path('scratch').write_text('x')\nprint(os.getcwd())\nsucceed()");
    roomy.submit(spec);
    untilEnded(roomy, spec.name());

    String pod = namespace.pods(spec.name()).getFirst().getMetadata().getName();
    Path scratch = namespace.volume.folder().resolveSibling(pod + "-scratch");
    assertEquals("/npuc/scratch\n", log(roomy, spec.name()));
    assertTrue(Files.exists(scratch.resolve("scratch")));
    roomy.delete(spec.name());
    Eventually.until("the scratch space to go", () -> !Files.exists(scratch));
  }

  @Test
  void aLinkOutOfTheVolumeIsNotMounted() throws IOException {
    Path link = namespace.volume.folder().resolve("hey/evil.tflite");
    Files.createSymbolicLink(link, Path.of("/etc/passwd"));
    JobSpec spec =
        FreshJobs.inEnvironment(
            FreshJobs.ofModel("hey/evil.tflite"), TestNamespace.environment(READ));
    runner.submit(spec);
    var failed = assertInstanceOf(JobStatus.Failed.class, untilEnded(runner, spec.name()));

    assertTrue(failed.reason().message().contains("leads out of the volume"));
    assertFalse(log(runner, spec.name()).contains("root:"));
  }

  @Test
  void aModelThatIsNotThereIsToldAndNoFolderIsMadeInItsPlace() {
    JobSpec spec = FreshJobs.ofModel("nowhere/model.tflite");
    runner.submit(spec);
    var failed = assertInstanceOf(JobStatus.Failed.class, untilEnded(runner, spec.name()));

    assertEquals(ReasonCode.INVALID_MODEL, failed.reason().code());
    assertTrue(log(runner, spec.name()).contains("npuc: prepare failed with InvalidModel"));
    assertFalse(Files.exists(namespace.volume.folder().resolve("nowhere")));
  }

  @Test
  void namesThatPeopleGiveCanBeMounted() {
    namespace.volume.put("모델: a, b/키워드 $(HOME) 'x'.tflite", "odd");
    JobSpec spec =
        FreshJobs.inEnvironment(
            FreshJobs.ofModel("모델: a, b/키워드 $(HOME) 'x'.tflite"), TestNamespace.environment(READ));

    assertEquals("odd\n", output(spec));
  }

  @Test
  void aNameInTheVolumesOwnUnicodeFormIsFound() {
    String decomposed = Normalizer.normalize("가/나.tflite", Normalizer.Form.NFD);
    namespace.volume.put(decomposed, "apart");
    JobSpec spec =
        FreshJobs.inEnvironment(FreshJobs.ofModel("가/나.tflite"), TestNamespace.environment(READ));

    assertEquals("apart\n", output(spec));
  }

  @Test
  void whatACompilerCachesNoOtherCompilerMeets() {
    JobRunner caching =
        namespace.runner(TestSettings.caching(TestSettings.in(namespace.name), "compiler-cache"));
    String code =
        WORDS
            + """
            cache = Path(os.environ["XDG_CACHE_HOME"])
            print(write(cache / "kernel"), write(cache.parent / "other"))
            succeed()
            """;
    JobSpec spec = doing(code);
    caching.submit(spec);
    untilEnded(caching, spec.name());

    assertEquals("done Read-only file system\n", log(caching, spec.name()));
    assertTrue(
        Files.exists(
            namespace
                .volume
                .folder()
                .resolveSibling("compiler-cache")
                .resolve("ethos-u/5.2.0/kernel")));
  }

  @Test
  void verificationSeesTheFolderToWhichItPublishes() {
    JobSpec compile =
        FreshJobs.inEnvironment(
            doing(""),
            Map.copyOf(
                TestNamespace.environment(
                    "os.rename(STAGING, VOLUME / SPEC['publishPath'])\nsucceed()")));
    namespace.volume.put(TestVolume.staging(compile.name()) + "output", "compiled");
    JobSpec verify = FreshJobs.verificationOf(compile);
    runner.submit(verify);

    assertInstanceOf(JobStatus.Succeeded.class, untilEnded(runner, verify.name()));
    assertTrue(
        Files.exists(
            namespace.volume.folder().resolve(verify.document().publishPath()).resolve("output")));
  }

  private String output(JobSpec spec) {
    runner.submit(spec);
    untilEnded(runner, spec.name());
    return log(runner, spec.name());
  }
}
