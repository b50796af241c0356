package npuc.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Specs;
import npuc.memory.AtOnce;
import org.junit.jupiter.api.Test;

/** What every {@link JobRunner} promises. */
public abstract class JobRunnerContract {

  /** A runner of its own for this test, without Jobs. */
  protected abstract JobRunner emptyRunner();

  /** Waits, if it has to, until a Job that was asked to end has ended; tells how it stands then. */
  protected abstract JobStatus ended(JobRunner runner, JobName job);

  /** A Job that this runner can run. */
  protected JobSpec job(Compilation compilation) {
    return JobSpecs.compile(compilation);
  }

  @Test
  void aSubmittedJobIsThere() {
    JobRunner runner = emptyRunner();

    assertEquals(JobRunner.Submission.SUBMITTED, runner.submit(job()));

    assertNotEquals(new JobStatus.Missing(), runner.observe(job().name()));
  }

  @Test
  void anEqualJobIsAdoptedWhoeverBuildsIt() {
    JobRunner runner = emptyRunner();
    runner.submit(job());

    assertEquals(JobRunner.Submission.SUBMITTED, runner.submit(job()));
  }

  @Test
  void anotherJobOfTheNameIsAConflict() {
    JobRunner runner = emptyRunner();
    runner.submit(job());

    assertEquals(JobRunner.Submission.CONFLICT, runner.submit(other()));

    assertEquals(JobRunner.Submission.SUBMITTED, runner.submit(job()));
  }

  @Test
  void equalJobsAtOnceAreAllSubmitted() throws InterruptedException, ExecutionException {
    JobRunner runner = emptyRunner();

    var all = AtOnce.times(8, () -> runner.submit(job()));

    assertEquals(Collections.nCopies(8, JobRunner.Submission.SUBMITTED), all);
  }

  @Test
  void ofTwoJobsOfOneNameAtOnceOneIsAConflict() throws InterruptedException, ExecutionException {
    JobRunner runner = emptyRunner();

    var both = AtOnce.call(List.of(() -> runner.submit(job()), () -> runner.submit(other())));

    assertEquals(1, Collections.frequency(both, JobRunner.Submission.CONFLICT));
  }

  @Test
  void anUnknownJobIsMissingHasNoLogAndMayBeDeleted() {
    JobRunner runner = emptyRunner();

    runner.delete(job().name());

    assertEquals(new JobStatus.Missing(), runner.observe(job().name()));
    assertTrue(runner.log(job().name(), 0).isEmpty());
  }

  @Test
  void aDeletedJobEndsAndIsRemovedByTheNextDelete() {
    JobRunner runner = emptyRunner();
    runner.submit(job());

    runner.delete(job().name());
    assertFalse(ended(runner, job().name()).isAlive());
    runner.delete(job().name());

    assertEquals(new JobStatus.Missing(), runner.observe(job().name()));
    assertTrue(runner.log(job().name(), 0).isEmpty());
  }

  private JobSpec job() {
    return job(Compilations.compileSubmitted());
  }

  private JobSpec other() {
    var spec = Specs.with(Specs.ETHOS_U, Specs.hash("other"));
    return job(Compilations.pending(Compilations.ID, spec));
  }
}
