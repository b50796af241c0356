package npuc.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import npuc.retry.RetryableException;

/**
 * Starts Jobs through jobs/fork_server.py, which has the job program loaded and forks a process for
 * each: to start Python anew would take longer than all else that is done for a Job. Its Jobs live
 * on after this service. One that died is started again with the next Job.
 */
final class ForkServer implements AutoCloseable {
  private final List<String> command;
  private final Path jobs;
  private Optional<ForkServerProcess> running = Optional.empty();

  /**
   * Not started yet.
   *
   * @param python the interpreter, at least version 3.10
   * @param program the folder jobs/
   * @param jobs where the folders of Jobs lie, in which it works from its beginning
   */
  ForkServer(Path python, Path program, Path jobs) {
    this.jobs = jobs;
    command = List.of(python.toString(), "-I", "-S", program.resolve("fork_server.py").toString());
  }

  /** A Job to be started, as fork_server.py reads it. */
  record Job(String folder, String step, Map<String, String> environment) {}

  /** Loads what the first Job would wait for. */
  synchronized void prepare() {
    try {
      server();
    } catch (IOException laterToldToTheJob) {
      return;
    }
  }

  /**
   * Starts a process and returns at once.
   *
   * @return completes when the process is gone, whether it has taken the Job or not
   * @throws RetryableException when no process can be started
   */
  synchronized CompletableFuture<Void> start(Job job) {
    try {
      return server().start(job);
    } catch (IOException died) {
      return startAnew(job);
    }
  }

  private CompletableFuture<Void> startAnew(Job job) {
    close();
    try {
      return server().start(job);
    } catch (IOException e) {
      throw new RetryableException("no process of this machine: " + e.getMessage(), e);
    }
  }

  private ForkServerProcess server() throws IOException {
    Optional<ForkServerProcess> alive = running.filter(ForkServerProcess::isAlive);
    ForkServerProcess server =
        alive.isPresent() ? alive.get() : ForkServerProcess.start(command, jobs);
    running = Optional.of(server);
    return server;
  }

  /** No more Jobs are started; those that run go on. */
  @Override
  public synchronized void close() {
    running.ifPresent(ForkServerProcess::end);
    running = Optional.empty();
  }
}
