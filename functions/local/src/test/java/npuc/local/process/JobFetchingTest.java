package npuc.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.compilation.Progress;
import npuc.job.FreshJobs;
import npuc.job.JobSpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time that a model takes to come is told apart from that of the compiler. */
class JobFetchingTest {
  private static final Instant FETCHED = Instant.parse("2026-11-29T12:00:00.5Z");
  private static final String FETCH =
      """
      print('npuc: fetched 1/10', flush=True)
      wait_for('go')
      draft = RESULT.parent / 'fetched.draft'
      draft.write_text('{"endedAt": "2026-11-29T12:00:00.500Z"}')
      draft.rename(RESULT.parent / 'fetched')
      """;
  private static final String COMPILE =
      """
      wait_for('on')
      print('npuc: progress 1/2', flush=True)
      wait_for('end')
      """;

  @AutoClose private ProcessJobs jobs;
  private ProcessJobRunner runner;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new ProcessJobs(folder);
    runner = jobs.resumedRunner();
  }

  private JobStatus until(JobSpec job, Class<? extends JobStatus> kind, Optional<Progress> told) {
    ProcessJobs.until(
        () ->
            kind.isInstance(runner.observe(job.name()))
                && progress(runner.observe(job.name())).equals(told));
    return runner.observe(job.name());
  }

  private void allow(String name) throws IOException {
    Files.createFile(jobs.volume.resolve(name));
  }

  private static Optional<Progress> progress(JobStatus status) {
    return switch (status) {
      case JobStatus.Fetching fetching -> fetching.progress();
      case JobStatus.Running running -> running.progress();
      case JobStatus.Waiting _, JobStatus.Missing _, JobStatus.Succeeded _, JobStatus.Failed _ ->
          Optional.empty();
    };
  }

  @Test
  void isSeenFromItsStartToItsEnd() throws IOException {
    JobSpec job = FreshJobs.ofSource(Map.of("CODE", FETCH + COMPILE + "succeed()"));
    runner.submit(job);

    until(job, JobStatus.Fetching.class, Optional.of(Progress.fetching(1, 10)));
    allow("go");
    var begun = (JobStatus.Running) until(job, JobStatus.Running.class, Optional.empty());
    allow("on");
    until(job, JobStatus.Running.class, Optional.of(Progress.compiling(1, 2)));
    allow("end");
    ProcessJobs.untilEnded(runner, job.name());

    assertEquals(Optional.of(FETCHED), begun.fetchedAt());
    assertEquals(
        begun.startedAt(),
        assertInstanceOf(JobStatus.Succeeded.class, runner.observe(job.name())).startedAt());
  }

  @Test
  void isNotSeenWhereTheModelIsOnItsVolume() throws IOException {
    JobSpec job = FreshJobs.withEnvironment(Map.of("CODE", COMPILE));
    runner.submit(job);

    until(job, JobStatus.Running.class, Optional.empty());
    allow("on");
    until(job, JobStatus.Running.class, Optional.of(Progress.compiling(1, 2)));
    allow("end");
    ProcessJobs.untilEnded(runner, job.name());
  }
}
