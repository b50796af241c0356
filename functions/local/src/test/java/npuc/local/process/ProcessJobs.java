package npuc.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import npuc.Eventually;
import npuc.compilation.JobStatus;
import npuc.job.FreshJobs;
import npuc.job.JobName;
import npuc.job.JobSpec;
import npuc.local.file.Folders;

/**
 * A data folder with a program whose Jobs run the code that their spec brings, and the runners of
 * services that come and go. Closing it ends whatever still runs.
 */
final class ProcessJobs implements AutoCloseable {
  private static final Path JOBS = Path.of("../../jobs");

  final Path jobs;
  final Path volume;
  final Path program;
  private final List<ProcessJobRunner> runners = new CopyOnWriteArrayList<>();
  final List<JobName> ended = new CopyOnWriteArrayList<>();

  ProcessJobs(Path folder) throws IOException {
    jobs = Files.createDirectory(folder.resolve("jobs"));
    volume = Files.createDirectory(folder.resolve("volume"));
    program = Files.createDirectories(folder.resolve("program"));
    Files.createDirectory(program.resolve("npuc_job"));
    for (String file : List.of("npuc_job/__init__.py", "npuc_job/__main__.py")) {
      try (InputStream code =
          Objects.requireNonNull(ProcessJobs.class.getResourceAsStream(file), file)) {
        Files.copy(code, program.resolve(file));
      }
    }
    for (String file : List.of("fork_server.py", "supervise.py", "descendants.py")) {
      Files.copy(JOBS.resolve(file), program.resolve(file));
    }
  }

  String supervision() throws IOException {
    return Files.readString(program.resolve("supervise.py"));
  }

  /** For the runners to come. */
  void useSupervision(String code) throws IOException {
    Files.writeString(program.resolve("supervise.py"), code);
  }

  /** The runner of a service that has just started on a machine of 2 cores and 4 GiB. */
  ProcessJobRunner runner() {
    return runner(Clock.systemUTC());
  }

  ProcessJobRunner runner(Clock clock) {
    var launcher =
        new Launcher(
            Path.of("/usr/bin/python3"),
            program,
            jobs,
            new JobSettings(jobs.resolveSibling("sources.json"), Optional.empty()),
            Map.of(),
            FreshJobs.SECRETS);
    var machine = new Capacity(new BigDecimal(2), BigDecimal.TWO.pow(32));
    var runner = new ProcessJobRunner(jobs, launcher, claim -> volume, machine, clock);
    runners.add(runner);
    return runner;
  }

  ProcessJobRunner resumedRunner() {
    ProcessJobRunner runner = runner();
    runner.resume(ended::add, JobOwner.OF_ALL);
    return runner;
  }

  static JobSpec doing(String code) {
    return FreshJobs.withEnvironment(Map.of("CODE", code));
  }

  JobFolder folder(JobName job) {
    return new JobFolder(jobs.resolve(job.value()));
  }

  /** Takes back what was written to a file of the volume. */
  void erase(String name) {
    Folders.delete(volume.resolve(name));
  }

  /** Appends a line to a file of the volume. */
  void write(String name, String line) {
    try {
      Path draft = volume.resolve(name + ".next");
      Path file = volume.resolve(name);
      String before = Files.exists(file) ? Files.readString(file) : "";
      Files.writeString(draft, before + line + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) throws IOException {
    return Files.readString(volume.resolve(name));
  }

  void untilThere(String name) {
    until(() -> Files.exists(volume.resolve(name)));
  }

  static void untilEnded(ProcessJobRunner runner, JobName job) {
    until(() -> !runner.observe(job).isAlive());
  }

  static void untilRunning(ProcessJobRunner runner, JobName job) {
    until(() -> runner.observe(job) instanceof JobStatus.Running);
  }

  static String log(ProcessJobRunner runner, JobName job) throws IOException {
    try (InputStream log = runner.log(job, 0).orElseThrow()) {
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static void until(BooleanSupplier condition) {
    Eventually.until("what the test waits for", condition);
  }

  /** Kills the process of a Job and who forked it, as a power cut would. */
  void kill(JobName job) {
    ProcessHandle process = process(job);
    process.parent().ifPresent(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    until(() -> !folder(job).isLocked());
  }

  ProcessHandle process(JobName job) {
    return folder(job).taken().flatMap(taken -> ProcessHandle.of(taken.pid())).orElseThrow();
  }

  @Override
  public void close() {
    runners.forEach(ProcessJobRunner::close);
    LeftJobs.end(jobs);
  }
}
