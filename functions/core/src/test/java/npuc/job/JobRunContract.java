package npuc.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import npuc.compilation.JobStatus;
import npuc.job.JobRunner.Submission;
import org.junit.jupiter.api.Test;

/** What every {@link JobRunner} promises of Jobs that print and end. */
public abstract class JobRunContract {
  private static final int CALLERS = 8;

  /** The runner under test, always the same one. */
  protected abstract JobRunner runner();

  /** What a Job needs in its environment to do as it is told. */
  protected Map<String, String> environment() {
    return Map.of();
  }

  /** Makes a Job print a line; returns when it is in the log. */
  protected abstract void print(JobName job, String line);

  /** Makes a Job end well, with that digest in its result; returns when it has ended. */
  protected abstract void succeed(JobName job, String manifestDigest);

  /** Makes a Job end with that exit code and no result; returns when it has ended. */
  protected abstract void exit(JobName job, int exitCode);

  /** Returns when a Job that was asked to end is not alive any more. */
  protected abstract void untilEnded(JobName job);

  @Test
  void anEqualJobIsAdoptedWithAllItHasDone() {
    JobSpec spec = submitted();
    print(spec.name(), "so far");

    assertEquals(Submission.SUBMITTED, runner().submit(spec));
    assertEquals("so far\n", log(spec.name(), 0));
  }

  @Test
  void aJobThatHasEndedIsAdoptedAsItEnded() {
    JobSpec spec = submitted();
    succeed(spec.name(), "sha256:1");

    assertEquals(Submission.SUBMITTED, runner().submit(spec));
    assertInstanceOf(JobStatus.Succeeded.class, runner().observe(spec.name()));
  }

  @Test
  void anotherJobOfTheSameNameIsAConflictAndChangesNothing() {
    JobSpec spec = submitted();
    print(spec.name(), "mine");

    assertEquals(Submission.CONFLICT, runner().submit(FreshJobs.sameNameAs(spec)));
    assertEquals("mine\n", log(spec.name(), 0));
    assertEquals(Submission.SUBMITTED, runner().submit(spec));
  }

  @Test
  void submissionsAtOnceAreOneJob() throws Exception {
    JobSpec spec = spec();
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      Callable<Submission> submit = () -> runner().submit(spec);
      for (Future<Submission> each : threads.invokeAll(Collections.nCopies(CALLERS, submit))) {
        assertEquals(Submission.SUBMITTED, each.get());
      }
    }
    print(spec.name(), "once");

    assertEquals("once\n", log(spec.name(), 0));
  }

  @Test
  void theLogIsReadFromAnOffsetToWhereItEndsNow() {
    JobName job = submitted().name();
    print(job, "one");
    print(job, "two");

    assertEquals("one\ntwo\n", log(job, 0));
    assertEquals("e\ntwo\n", log(job, 2));
    assertEquals("", log(job, 8));
    assertEquals("", log(job, 1_000_000_000_000L));
  }

  @Test
  void aSuccessBringsItsProof() {
    JobName job = submitted().name();
    succeed(job, "sha256:abc");

    var ended = assertInstanceOf(JobStatus.Succeeded.class, runner().observe(job));
    assertEquals("sha256:abc", ended.output().manifestDigest());
    assertTrue(!ended.endedAt().isBefore(ended.startedAt()));
  }

  @Test
  void aFailureTellsWhenItStartedAndKeepsItsLog() {
    JobName job = submitted().name();
    print(job, "before the end");
    exit(job, 3);

    var ended = assertInstanceOf(JobStatus.Failed.class, runner().observe(job));
    assertTrue(ended.startedAt().isPresent());
    assertEquals("before the end\n", log(job, 0));
  }

  @Test
  void deletingAnEndedJobRemovesIt() {
    JobName job = submitted().name();
    exit(job, 3);
    runner().delete(job);

    assertInstanceOf(JobStatus.Missing.class, runner().observe(job));
    assertTrue(runner().log(job, 0).isEmpty());
    runner().delete(job);
  }

  @Test
  void deletingARunningJobEndsItAndDeletingItAgainRemovesIt() {
    JobName job = submitted().name();
    print(job, "runs");
    runner().delete(job);
    untilEnded(job);
    runner().delete(job);

    assertInstanceOf(JobStatus.Missing.class, runner().observe(job));
    assertTrue(runner().log(job, 0).isEmpty());
  }

  @Test
  void theNameOfARemovedJobIsFree() {
    JobSpec spec = submitted();
    print(spec.name(), "first");
    exit(spec.name(), 3);
    runner().delete(spec.name());

    assertEquals(Submission.SUBMITTED, runner().submit(FreshJobs.sameNameAs(spec)));
    print(spec.name(), "second");
    assertEquals("second\n", log(spec.name(), 0));
  }

  protected final String log(JobName job, long offset) {
    Optional<InputStream> log = runner().log(job, offset);
    try (InputStream stream = log.orElseThrow()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JobSpec spec() {
    return FreshJobs.withEnvironment(environment());
  }

  private JobSpec submitted() {
    JobSpec spec = spec();
    runner().submit(spec);
    return spec;
  }
}
