package npuc.local.process;

import static npuc.local.process.ProcessJobs.doing;
import static npuc.local.process.ProcessJobs.log;
import static npuc.local.process.ProcessJobs.until;
import static npuc.local.process.ProcessJobs.untilEnded;
import static npuc.local.process.ProcessJobs.untilRunning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import npuc.compilation.JobStatus;
import npuc.compilation.ReasonCode;
import npuc.job.FreshJobs;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import npuc.local.file.Folders;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of Jobs when the service, a process or the machine ends at a bad moment. */
final class JobSurvivalTest {
  private static final String RUN = "print('ran', flush=True)\nwait_for('go')\nsucceed()";

  @AutoClose private ProcessJobs jobs;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new ProcessJobs(folder);
  }

  @Test
  void aLaterServiceAdoptsARunningJobAndSeesItsEnd() throws IOException {
    JobSpec spec = doing(RUN);
    ProcessJobRunner earlier = jobs.runner();
    earlier.submit(spec);
    untilRunning(earlier, spec.name());

    ProcessJobRunner later = jobs.resumedRunner();
    assertEquals(JobRunner.Submission.SUBMITTED, later.submit(spec));
    assertInstanceOf(JobStatus.Running.class, later.observe(spec.name()));
    jobs.write("go", "");

    until(() -> jobs.ended.contains(spec.name()));
    assertInstanceOf(JobStatus.Succeeded.class, later.observe(spec.name()));
    assertEquals("ran\n", log(later, spec.name()));
  }

  @Test
  void aJobThatEndedBetweenTwoServicesIsToldToTheLater() {
    JobSpec spec = doing("succeed()");
    ProcessJobRunner earlier = jobs.runner();
    earlier.submit(spec);
    untilEnded(earlier, spec.name());

    ProcessJobRunner later = jobs.resumedRunner();

    until(() -> jobs.ended.contains(spec.name()));
    assertInstanceOf(JobStatus.Succeeded.class, later.observe(spec.name()));
  }

  @Test
  void anEndedJobOfACompilationThatIsGoneIsRemovedByTheNextService() {
    JobSpec spec = doing("succeed()");
    ProcessJobRunner earlier = jobs.runner();
    earlier.submit(spec);
    untilEnded(earlier, spec.name());
    earlier.close();

    var nobody = new Nobody();
    jobs.runner().resume(job -> {}, nobody);

    assertFalse(Files.exists(jobs.folder(spec.name()).path()));
    assertEquals(List.of(spec.name()), nobody.heard());
  }

  @Test
  void aRunningJobThatNobodyOwnsIsEndedAndRemovedByTheNextService() {
    JobSpec spec = doing(RUN);
    ProcessJobRunner earlier = jobs.runner();
    earlier.submit(spec);
    untilRunning(earlier, spec.name());
    earlier.close();

    jobs.runner().resume(job -> {}, new Nobody());

    until(() -> !Files.exists(jobs.folder(spec.name()).path()));
  }

  /** Owns no Job, and notes which are removed. */
  private record Nobody(List<JobName> heard) implements JobOwner {
    Nobody() {
      this(new CopyOnWriteArrayList<>());
    }

    @Override
    public boolean owns(JobName job) {
      return false;
    }

    @Override
    public void removing(JobName job) {
      heard.add(job);
    }
  }

  @Test
  void aJobThatWasCreatedButNotStartedIsStartedByTheNextServiceWithItsSecrets() throws Exception {
    JobSpec spec = doing("print(os.environ['HF_TOKEN'])\nsucceed()");
    JobSpec secret = FreshJobs.withSecret(spec, "HF_TOKEN", "hf_abc");
    ProcessJobRunner broken = jobs.runner();
    String supervision = jobs.supervision();
    jobs.useSupervision("raise SystemExit(1)");
    broken.submit(secret);
    until(() -> broken.observe(spec.name()) instanceof JobStatus.Failed);
    broken.close();

    jobs.useSupervision(supervision);
    ProcessJobRunner later = jobs.resumedRunner();

    untilEnded(later, spec.name());
    assertInstanceOf(JobStatus.Succeeded.class, later.observe(spec.name()));
    assertEquals("hf_abc\n", log(later, spec.name()));
  }

  @Test
  void aProcessThatCannotStartIsToldAndNotStartedOverAndOver() throws Exception {
    String none =
        "\ndef main(folder, draft, job): print('x', file=open(folder + '/starts', 'a'), flush=True);"
            + " os._exit(0)\n";
    jobs.useSupervision(jobs.supervision() + none);
    ProcessJobRunner runner = jobs.resumedRunner();
    JobSpec spec = doing("succeed()");
    runner.submit(spec);

    until(() -> jobs.ended.contains(spec.name()));
    runner.submit(spec);
    var failed = assertInstanceOf(JobStatus.Failed.class, runner.observe(spec.name()));
    assertEquals(ReasonCode.CONTAINER_CONFIG, failed.reason().code());
    assertEquals("x\n", Files.readString(jobs.folder(spec.name()).path().resolve("starts")));
  }

  @Test
  void aProcessThatIsGoneWithoutAnEndIsMissingAndNeverStartedAgain() throws IOException {
    JobSpec spec = doing(RUN);
    ProcessJobRunner runner = jobs.resumedRunner();
    runner.submit(spec);
    untilRunning(runner, spec.name());
    jobs.kill(spec.name());

    until(() -> jobs.ended.contains(spec.name()));
    assertInstanceOf(JobStatus.Missing.class, runner.observe(spec.name()));
    assertEquals(JobRunner.Submission.SUBMITTED, runner.submit(spec));
    assertInstanceOf(JobStatus.Missing.class, jobs.resumedRunner().observe(spec.name()));
    runner.delete(spec.name());
    assertFalse(Files.exists(jobs.folder(spec.name()).path()));
  }

  @Test
  void aProcessNumberThatSomebodyElseHasNowIsNoProof() throws Exception {
    JobSpec spec = doing(RUN);
    var stored = StoredJob.of(spec, "/volume", Clock.systemUTC().instant());
    JobFolder folder = jobs.folder(spec.name());
    Folders.createWith(folder.path(), "spec.json", JsonMapper.shared().writeValueAsBytes(stored));
    Process bystander = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          folder.path().resolve("process"),
          "{\"pid\":%d,\"startedAt\":\"2026-01-01T00:00:00.000Z\"}".formatted(bystander.pid()));
      ProcessJobRunner runner = jobs.resumedRunner();

      assertInstanceOf(JobStatus.Missing.class, runner.observe(spec.name()));
      runner.delete(spec.name());
      assertTrue(bystander.isAlive());
      assertFalse(Files.exists(folder.path()));
    } finally {
      bystander.destroyForcibly();
    }
  }

  /** One kept the service from starting. */
  @ParameterizedTest
  @ValueSource(strings = {"", "}", "{}", "[]", "null", "{\"pid\":1}", "\u0000}"})
  void aFileThatSomethingElseWroteLosesThatJobOnly(String text) throws IOException {
    JobFolder broken = jobs.folder(doing(RUN).name());
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Folders.createWith(broken.path(), "spec.json", content);
    for (String name : List.of("process", "exit", "fetched")) {
      Files.write(broken.path().resolve(name), content);
    }

    ProcessJobRunner later = jobs.resumedRunner();

    assertInstanceOf(JobStatus.Missing.class, later.observe(broken.job()));
    later.delete(broken.job());
    assertFalse(Files.exists(broken.path()));
  }

  @RepeatedTest(20)
  void servicesThatSubmitAtOnceStartOneProcess() throws Exception {
    JobSpec spec = doing(RUN);
    ProcessJobRunner one = jobs.resumedRunner();
    ProcessJobRunner other = jobs.runner();
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(() -> one.submit(spec));
      var second = threads.submit(() -> other.submit(spec));
      assertEquals(JobRunner.Submission.SUBMITTED, first.get());
      assertEquals(JobRunner.Submission.SUBMITTED, second.get());
    }
    untilRunning(one, spec.name());
    jobs.write("go", "");
    untilEnded(one, spec.name());

    assertEquals("ran\n", log(one, spec.name()));
  }

  @Test
  void whatAnInterruptedServiceLeftHalfDoneIsSweptAway() throws IOException {
    Path draft = Files.createDirectory(jobs.jobs.resolve(".draft-1"));
    Path removed = Files.createDirectory(jobs.jobs.resolve(".removed-npuc-x"));
    Files.createFile(removed.resolve("log"));

    jobs.resumedRunner();

    assertFalse(Files.exists(draft));
    assertFalse(Files.exists(removed));
  }
}
