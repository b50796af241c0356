package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.TestNamespace.doing;
import static npuc.lambda.kubernetes.TestNamespace.log;
import static npuc.lambda.kubernetes.TestNamespace.untilEnded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import npuc.Eventually;
import npuc.job.FreshJobs;
import npuc.job.JobRunner;
import npuc.job.JobRunner.Submission;
import npuc.job.JobSpec;
import npuc.memory.AtOnce;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a container finds in its environment on a real cluster, and how secrets get there. */
@OnCluster
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Fabric8JobSecretTest {
  private static final String SECRET = "hf_$(HOME)_0123456789abcdef";
  private static final String PRINT = "print(os.environ['HF_TOKEN'])\nsucceed()";

  @AutoClose private TestNamespace namespace;
  private JobRunner runner;

  @BeforeAll
  void open() {
    namespace = TestNamespace.withVolume(TestCluster.get());
    runner = namespace.runner();
  }

  @Test
  void aSecretReachesTheContainerAndGoesWithTheJob() {
    JobSpec spec = withSecret();
    runner.submit(spec);
    untilEnded(runner, spec.name());

    assertEquals(SECRET + "\n", log(runner, spec.name()));
    assertFalse(Serialization.asYaml(namespace.job(spec.name())).contains(SECRET));
    runner.delete(spec.name());
    Eventually.until("the Secret to go", () -> namespace.secret(spec.name()).isEmpty());
  }

  @Test
  void aSubmissionThatBrokeOffAfterTheJobIsFinishedByTheNext() {
    JobSpec spec = withSecret();
    createJob(spec);

    assertFinished(spec);
  }

  @Test
  void aSubmissionThatBrokeOffAfterTheSecretIsFinishedByTheNext() {
    JobSpec spec = withSecret();
    Job job = createJob(spec);
    namespace.admin.resource(JobSecret.of(job, spec, FreshJobs.SECRETS)).create();

    assertFinished(spec);
  }

  @Test
  void aSecretThatAnEarlierJobOfTheNameLeftIsReplaced() {
    JobSpec spec = withSecret();
    var old =
        new SecretBuilder()
            .withNewMetadata()
            .withName(spec.name().value())
            .withNamespace(namespace.name)
            .endMetadata()
            .withData(Map.of("HF_TOKEN", "b2xk"))
            .build();
    namespace.admin.resource(old).create();

    assertFinished(spec);
  }

  @Test
  void submissionsAtOnceAreOneJobWithItsSecret() {
    JobSpec spec = withSecret();

    assertEquals(
        Collections.nCopies(4, Submission.SUBMITTED), AtOnce.times(4, () -> runner.submit(spec)));
    untilEnded(runner, spec.name());
    assertEquals(SECRET + "\n", log(runner, spec.name()));
  }

  @Test
  void plainValuesArriveAsTheyAreWhateverDollarsTheyHold() {
    String code = "print(os.environ['ODD'])\nsucceed()";
    var plain = new TreeMap<>(TestNamespace.environment(code));
    plain.put("ODD", "$(HOME) $$(HOME) $HOME $$ $");
    JobSpec spec = FreshJobs.inEnvironment(doing(code), plain);
    runner.submit(spec);
    untilEnded(runner, spec.name());

    assertEquals("$(HOME) $$(HOME) $HOME $$ $\n", log(runner, spec.name()));
  }

  @Test
  void onlyTheFoldersOfTheJobCanBeWritten() {
    String code =
        """
        def can_write(folder):
            try:
                (Path(folder) / "probe").touch()
                return True
            except OSError:
                return False
        folders = ["/npuc/volume", "/npuc/scratch", "/dev/shm", "/tmp", "/var/tmp", "/"]
        print([can_write(folder) for folder in folders], os.getuid(), os.getgid(), os.getcwd())
        succeed()
        """;
    JobSpec spec = doing(code);
    runner.submit(spec);
    untilEnded(runner, spec.name());

    assertEquals(
        "[False, True, True, False, False, False] 65532 65532 /npuc/scratch\n",
        log(runner, spec.name()));
  }

  private void assertFinished(JobSpec spec) {
    assertEquals(Submission.SUBMITTED, runner.submit(spec));
    untilEnded(runner, spec.name());
    assertEquals(SECRET + "\n", log(runner, spec.name()));
  }

  private Job createJob(JobSpec spec) {
    return namespace
        .admin
        .resource(new JobTemplate(TestSettings.in(namespace.name)).job(spec))
        .create();
  }

  private static JobSpec withSecret() {
    return FreshJobs.withSecret(doing(PRINT), "HF_TOKEN", SECRET);
  }
}
